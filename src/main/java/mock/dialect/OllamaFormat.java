package mock.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.AnswerPlan;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;
import mock.answer.Framing;
import mock.engine.PacedAnswer;

/** Format of {@code /api/generate} and {@code /api/chat}: one object per line, the last with the server's durations. */
final class OllamaFormat implements AnswerFormat {

    private static final byte[] QUOTE_DONE_FALSE = OpenAiFormat.utf8("\",\"done\":false}");
    private static final byte[] QUOTE_BRACE_DONE_FALSE = OpenAiFormat.utf8("\"},\"done\":false}");
    private static final int VOCABULARY_SIZE = 32_000;

    private final String model;
    private final String quotedModel;
    private final boolean chat;
    private final boolean context;

    /** @param context whether the last line has the token ids of prompt and answer */
    OllamaFormat(String model, boolean chat, boolean context) {
        this.model = model;
        this.quotedModel = OpenAiFormat.quoted(model);
        this.chat = chat;
        this.context = context;
    }

    @Override
    public Framing framing() {
        return Framing.NDJSON;
    }

    /** Ollama sends no headers before the first token. */
    @Override
    public boolean headersEarly() {
        return false;
    }

    @Override
    public Frame content(int choice, byte[] json) {
        return line("\"content\":\"", "\"response\":\"", json);
    }

    @Override
    public Frame reasoning(String field, byte[] json) {
        return line("\"content\":\"\",\"thinking\":\"", "\"response\":\"\",\"thinking\":\"", json);
    }

    /** Ollama sends a tool call only when it is complete, so arguments that are no object become a stand-in object. */
    @Override
    public Frame toolCall(int part, String name, byte[] json) {
        String arguments = JsonBody.unquoted(json);
        if (!arguments.startsWith("{") || !arguments.endsWith("}")) {
            arguments = "{\"part\":" + part + "}";
        }
        return Frame.of(
                Frame.Kind.CONTENT,
                head() + "\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":"
                        + "{\"name\":\"" + OpenAiFormat.quoted(name) + "\",\"arguments\":" + arguments
                        + "}}]},\"done\":false}");
    }

    @Override
    public boolean callsAtOnce() {
        return true;
    }

    private Frame line(String inChat, String inGenerate, byte[] json) {
        String before = head() + (chat ? "\"message\":{\"role\":\"assistant\"," + inChat : inGenerate);
        byte[] after = chat ? QUOTE_BRACE_DONE_FALSE : QUOTE_DONE_FALSE;
        return new Frame(Frame.Kind.CONTENT, OpenAiFormat.join(OpenAiFormat.utf8(before), json, after));
    }

    private String head() {
        return "{\"model\":\"" + quotedModel + "\",\"created_at\":\"" + Instant.now() + "\",";
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        return List.of(new Frame(Frame.Kind.FINISH, JsonBody.bytes(last(summary, ""))));
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        return JsonBody.bytes(last(summary, summary.text()));
    }

    @Override
    public Frame error(String message) {
        return new Frame(Frame.Kind.ERROR, JsonBody.bytes(JsonBody.object().put("error", message)));
    }

    /** Answer to a request that generates nothing. */
    ObjectNode done(String reason) {
        return withText("").put("done", true).put("done_reason", reason);
    }

    private ObjectNode withText(String text) {
        ObjectNode node = JsonBody.object()
                .put("model", model)
                .put("created_at", Instant.now().toString());
        if (chat) {
            node.putObject("message").put("role", "assistant").put("content", text);
        } else {
            node.put("response", text);
        }
        return node;
    }

    private ObjectNode last(CompletedAnswer summary, String text) {
        boolean called = summary.finishReason().equals(AnswerPlan.TOOL_CALLS);
        ObjectNode node = withText(text).put("done", true).put("done_reason", called ? "stop" : summary.finishReason());
        if (context) {
            ArrayNode ids = node.putArray("context");
            for (int i = 0; i < summary.promptTokens() + summary.outputTokens(); i++) {
                ids.add((i + 1) * 7919 % VOCABULARY_SIZE);
            }
        }
        PacedAnswer generation = summary.generation();
        putUnlessZero(node, "total_duration", generation.totalNs());
        putUnlessZero(node, "load_duration", generation.loadNs());
        putUnlessZero(node, "prompt_eval_count", summary.promptTokens());
        putUnlessZero(node, "prompt_eval_duration", generation.prefillNs());
        putUnlessZero(node, "eval_count", summary.outputTokens());
        putUnlessZero(node, "eval_duration", generation.decodeNs());
        return node;
    }

    /** Ollama omits figures that are 0. */
    private static void putUnlessZero(ObjectNode node, String field, long value) {
        if (value != 0) {
            node.put(field, value);
        }
    }
}
