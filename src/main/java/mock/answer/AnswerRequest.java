package mock.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import mock.answer.OfferedTools.Called;

/**
 * Request for a generation, independent of the dialect.
 *
 * @param prompt the whole prompt as one text; prompts with a common beginning share a cached prefix
 * @param multiTurn whether the prompt continues a conversation, that is, contains an earlier answer
 * @param maxTokens limit on the generated tokens; less than 1 counts as 1, as on real servers
 * @param ignoreEos whether the answer must have exactly {@code maxTokens}
 * @param choices independent answers to generate concurrently
 * @param schema JSON schema of the answer
 * @param tool tool that the answer calls; always empty if the answer is not streamed
 */
public record AnswerRequest(
        String model,
        String prompt,
        int promptTokens,
        boolean multiTurn,
        int maxTokens,
        boolean ignoreEos,
        boolean stream,
        int choices,
        Optional<JsonNode> schema,
        Optional<Called> tool) {

    public AnswerRequest {
        tool = stream ? tool : Optional.empty();
    }

    /** A copy with at most {@code tokens} to generate. */
    public AnswerRequest limitedTo(int tokens) {
        return tokens >= maxTokens ? this : with(tokens, choices);
    }

    /** A copy that is answered in one body. */
    public AnswerRequest unstreamed() {
        return new AnswerRequest(
                model, prompt, promptTokens, multiTurn, maxTokens, ignoreEos, false, choices, schema, tool);
    }

    /** A copy with other numbers of tokens and choices. */
    public AnswerRequest with(int tokens, int choices) {
        return new AnswerRequest(
                model, prompt, promptTokens, multiTurn, tokens, ignoreEos, stream, choices, schema, tool);
    }
}
