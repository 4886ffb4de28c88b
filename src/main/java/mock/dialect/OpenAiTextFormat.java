package mock.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;

/** Answers of {@code /v1/completions}. */
final class OpenAiTextFormat extends OpenAiFormat {

    private static final String AFTER_TEXT = ",\"logprobs\":null,\"finish_reason\":null}";

    private final String id;
    private final String model;
    private final byte[] afterText = utf8("\"" + AFTER_TEXT + "]}");

    OpenAiTextFormat(String id, String model, boolean includeUsage) {
        super(id, "text_completion", model, includeUsage);
        this.id = id;
        this.model = model;
    }

    @Override
    public List<Frame> opening() {
        return List.of();
    }

    @Override
    public Frame content(int choice, byte[] json) {
        String event = event("{\"index\":" + choice + ",\"text\":\"");
        return new Frame(Frame.Kind.CONTENT, join(utf8(event.substring(0, event.length() - 2)), json, afterText));
    }

    /** Text completions have no field for reasoning: it is text. */
    @Override
    public Frame reasoning(String field, byte[] json) {
        return content(0, json);
    }

    /** Text completions have no tools: their arguments are text. */
    @Override
    public Frame toolCall(int part, String name, byte[] json) {
        return content(0, json);
    }

    @Override
    String finish(int choice, String reason) {
        return "{\"index\":" + choice + ",\"text\":\"\",\"logprobs\":null,\"finish_reason\":\"" + reason + "\"}";
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        ObjectNode body = JsonBody.object()
                .put("id", id)
                .put("object", "text_completion")
                .put("created", System.currentTimeMillis() / 1000)
                .put("model", model)
                .put("system_fingerprint", "fp_mock");
        ArrayNode all = body.putArray("choices");
        for (int choice = 0; choice < summary.choices(); choice++) {
            all.addObject()
                    .put("index", choice)
                    .put("text", summary.text())
                    .putNull("logprobs")
                    .put("finish_reason", summary.finishReason());
        }
        body.set("usage", usageObject(summary.promptTokens(), summary.cachedTokens(), summary.outputTokens()));
        return JsonBody.bytes(body);
    }
}
