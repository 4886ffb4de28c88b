package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import mock.answer.CompletedAnswer;

/** Format of the gateway: its own JSON for whole answers, and OpenAI's streams, as its backends send them. */
final class GatewayFormat extends OpenAiChatFormat {

    private final String model;
    private final BiConsumer<ObjectNode, CompletedAnswer> answer;

    /** @param answer adds the endpoint's fields to the body of a whole answer */
    GatewayFormat(String id, String model, BiConsumer<ObjectNode, CompletedAnswer> answer) {
        super(id, model, true, 1);
        this.model = model;
        this.answer = answer;
    }

    /** Adds the answer of the structured endpoint: a document, or its text if the token limit cut it. */
    static void structured(ObjectNode body, CompletedAnswer summary) {
        boolean complete = summary.finishReason().equals("stop");
        JsonNode document = complete ? JsonBody.parse(summary.text()) : null;
        if (document == null) {
            body.put("output", summary.text());
        } else {
            body.set("output", document);
        }
        common(body, summary);
    }

    static void unstructured(ObjectNode body, CompletedAnswer summary) {
        common(body.put("output", summary.text()), summary);
    }

    static void conversation(ObjectNode body, CompletedAnswer summary) {
        body.putObject("message").put("role", "assistant").put("content", summary.text());
        common(body, summary);
    }

    /** Adds the answer of the prompt endpoint, which has flat token counts. */
    static void prompt(ObjectNode body, CompletedAnswer summary) {
        body.put("text", summary.text())
                .put("finish_reason", summary.finishReason())
                .put("prompt_tokens", summary.promptTokens())
                .put("tokens_generated", summary.outputTokens())
                .put("latency_ms", summary.generation().totalNs() / 1e6);
    }

    private static void common(ObjectNode body, CompletedAnswer summary) {
        body.put("finish_reason", summary.finishReason());
        body.putObject("usage")
                .put("input_tokens", summary.promptTokens())
                .put("output_tokens", summary.outputTokens())
                .put("total_tokens", summary.promptTokens() + summary.outputTokens());
        body.put("latency_ms", summary.generation().totalNs() / 1e6);
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        ObjectNode body = JsonBody.object().put("model", model);
        answer.accept(body, summary);
        return JsonBody.bytes(body);
    }
}
