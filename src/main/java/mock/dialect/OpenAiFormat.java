package mock.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;
import mock.answer.Framing;

/** Common part of chat and text completions: start of each event, usage, {@code [DONE]}, errors. */
abstract class OpenAiFormat implements AnswerFormat {

    private static final String FINGERPRINT = "fp_mock";

    private final String id;
    private final String kind;
    private final String model;
    private final boolean includeUsage;
    private final String head;

    /**
     * @param kind {@code object} field of a whole answer
     * @param kindOfEvent {@code object} field of an event
     */
    OpenAiFormat(String id, String kind, String kindOfEvent, String model, boolean includeUsage) {
        this.id = id;
        this.kind = kind;
        this.model = model;
        this.includeUsage = includeUsage;
        this.head = "{\"id\":\"" + id + "\",\"object\":\"" + kindOfEvent + "\",\"created\":"
                + System.currentTimeMillis() / 1000 + ",\"model\":\"" + quoted(model) + "\",\"system_fingerprint\":\""
                + FINGERPRINT + "\",\"choices\":[";
    }

    @Override
    public Framing framing() {
        return Framing.SSE;
    }

    /** JSON of a choice that has only a finish reason. */
    abstract String finish(int choice, String reason);

    /** JSON of an event with these choices. */
    String event(String choices) {
        return head + choices + "]}";
    }

    Frame frame(Frame.Kind kind, String choices) {
        return Frame.of(kind, event(choices));
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        List<Frame> frames = new ArrayList<>();
        for (int choice = 0; choice < summary.choices(); choice++) {
            frames.add(frame(Frame.Kind.FINISH, finish(choice, summary.finishReason())));
        }
        if (includeUsage) {
            frames.add(usage(summary.promptTokens(), summary.cachedTokens(), summary.outputTokens()));
        }
        frames.add(Frame.of(Frame.Kind.DONE, "[DONE]"));
        return frames;
    }

    private Frame usage(int prompt, int cached, int output) {
        return Frame.of(Frame.Kind.USAGE, head + "],\"usage\":" + usageObject(prompt, cached, output) + "}");
    }

    /** Adds the text of a whole answer to a choice. */
    abstract void putAnswer(ObjectNode choice, String text);

    @Override
    public byte[] whole(CompletedAnswer summary) {
        ObjectNode body = JsonBody.object()
                .put("id", id)
                .put("object", kind)
                .put("created", System.currentTimeMillis() / 1000)
                .put("model", model)
                .put("system_fingerprint", FINGERPRINT);
        ArrayNode all = body.putArray("choices");
        for (int choice = 0; choice < summary.choices(); choice++) {
            ObjectNode one = all.addObject().put("index", choice);
            putAnswer(one, summary.text());
            one.putNull("logprobs").put("finish_reason", summary.finishReason());
        }
        body.set("usage", usageObject(summary.promptTokens(), summary.cachedTokens(), summary.outputTokens()));
        return JsonBody.bytes(body);
    }

    private static ObjectNode usageObject(int prompt, int cached, int output) {
        ObjectNode usage = JsonBody.object()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", output)
                .put("total_tokens", prompt + output);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached);
        return usage;
    }

    @Override
    public Frame error(String message) {
        return Frame.of(
                Frame.Kind.ERROR,
                "{\"error\":{\"message\":\"" + quoted(message)
                        + "\",\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}");
    }

    static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] before, byte[] middle, byte[] after) {
        byte[] all = new byte[before.length + middle.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(middle, 0, all, before.length, middle.length);
        System.arraycopy(after, 0, all, before.length + middle.length, after.length);
        return all;
    }
}
