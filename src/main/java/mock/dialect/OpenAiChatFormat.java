package mock.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mock.answer.Frame;

/** Format of {@code /v1/chat/completions}. */
class OpenAiChatFormat extends OpenAiFormat {

    private static final String AFTER_DELTA = ",\"logprobs\":null,\"finish_reason\":null}";

    private final String id;
    private final int choices;
    private final byte[][] beforeContent;
    private final byte[] afterContent;

    OpenAiChatFormat(String id, String model, boolean includeUsage, int choices) {
        super(id, "chat.completion", "chat.completion.chunk", model, includeUsage);
        this.id = id;
        this.choices = choices;
        this.beforeContent = new byte[choices][];
        for (int choice = 0; choice < choices; choice++) {
            beforeContent[choice] = before(choice, "content");
        }
        this.afterContent = utf8("\"}" + AFTER_DELTA + "]}");
    }

    /** An event up to the text of {@code field}. */
    private byte[] before(int choice, String field) {
        String event = event("{\"index\":" + choice + ",\"delta\":{\"" + field + "\":\"");
        return utf8(event.substring(0, event.length() - 2));
    }

    @Override
    public List<Frame> opening() {
        List<Frame> frames = new ArrayList<>();
        for (int choice = 0; choice < choices; choice++) {
            frames.add(frame(
                    Frame.Kind.ROLE,
                    "{\"index\":" + choice + ",\"delta\":{\"role\":\"assistant\",\"content\":\"\"}" + AFTER_DELTA));
        }
        return frames;
    }

    @Override
    public Frame content(int choice, byte[] json) {
        byte[] before = choice < choices ? beforeContent[choice] : before(choice, "content");
        return new Frame(Frame.Kind.CONTENT, join(before, json, afterContent));
    }

    @Override
    public Frame reasoning(String field, byte[] json) {
        return new Frame(Frame.Kind.CONTENT, join(before(0, field), json, afterContent));
    }

    @Override
    public Frame toolCall(int part, String name, byte[] json) {
        String call = part == 0
                ? "{\"index\":0,\"id\":\"call_" + id + "\",\"type\":\"function\",\"function\":{\"name\":\""
                        + quoted(name) + "\",\"arguments\":\""
                : "{\"index\":0,\"function\":{\"arguments\":\"";
        return frame(
                Frame.Kind.CONTENT,
                "{\"index\":0,\"delta\":{\"tool_calls\":[" + call + new String(json, StandardCharsets.UTF_8) + "\"}}]}"
                        + AFTER_DELTA);
    }

    @Override
    String finish(int choice, String reason) {
        return "{\"index\":" + choice + ",\"delta\":{},\"logprobs\":null,\"finish_reason\":\"" + reason + "\"}";
    }

    @Override
    void putAnswer(ObjectNode choice, String text) {
        choice.putObject("message").put("role", "assistant").put("content", text);
    }
}
