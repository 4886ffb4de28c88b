package mock.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mock.answer.Frame;

/** Format of {@code /v1/completions}, which has neither reasoning nor tools. */
final class OpenAiTextFormat extends OpenAiFormat {

    private static final String AFTER_TEXT = ",\"logprobs\":null,\"finish_reason\":null}";

    private final byte[] afterText = utf8("\"" + AFTER_TEXT + "]}");

    OpenAiTextFormat(String id, String model, boolean includeUsage) {
        super(id, "text_completion", "text_completion", model, includeUsage);
    }

    @Override
    public Frame content(int choice, byte[] json) {
        String event = event("{\"index\":" + choice + ",\"text\":\"");
        return new Frame(Frame.Kind.CONTENT, join(utf8(event.substring(0, event.length() - 2)), json, afterText));
    }

    @Override
    String finish(int choice, String reason) {
        return "{\"index\":" + choice + ",\"text\":\"\",\"logprobs\":null,\"finish_reason\":\"" + reason + "\"}";
    }

    @Override
    void putAnswer(ObjectNode choice, String text) {
        choice.put("text", text);
    }
}
