package mock.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import mock.answer.OfferedTools.Called;

/**
 * A request for a generation, whatever dialect it came in.
 *
 * @param prompt the whole prompt as one text; two requests share a cached prefix if their prompts share a beginning
 * @param multiTurn whether the prompt holds an earlier answer, that is, continues a conversation
 * @param maxTokens most tokens to generate; less than 1 counts as 1, as real servers do
 * @param ignoreEos whether the answer is to have exactly {@code maxTokens}
 * @param choices independent answers to generate at the same time
 * @param schema JSON schema the answer has to follow
 * @param tool that the answer calls instead of a text; none if it comes in one piece
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

    /** The same with at most {@code tokens} to generate. */
    public AnswerRequest limitedTo(int tokens) {
        return tokens >= maxTokens ? this : with(tokens, choices);
    }

    /** The same, answered in one piece. */
    public AnswerRequest unstreamed() {
        return new AnswerRequest(
                model, prompt, promptTokens, multiTurn, maxTokens, ignoreEos, false, choices, schema, tool);
    }

    /** The same with another number of tokens and choices. */
    public AnswerRequest with(int tokens, int choices) {
        return new AnswerRequest(
                model, prompt, promptTokens, multiTurn, tokens, ignoreEos, stream, choices, schema, tool);
    }
}
