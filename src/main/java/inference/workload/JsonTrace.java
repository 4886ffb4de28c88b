package inference.workload;

import static run.Units.NS_PER_MS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.feeders.Feeder;
import inference.feeders.JsonFeeder;
import inference.settings.SettingsException;
import inference.workload.TraceRequest.Sized;
import inference.workload.TraceRequest.Worded;
import inference.workload.TraceRequest.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Trace with a JSON object per line. Either lengths, as published by Mooncake:
 *
 * <pre>{"timestamp": 27482, "input_length": 6955, "output_length": 52, "hash_ids": [46, 47, 48]}</pre>
 *
 * or texts: {@code prompt}, {@code messages}, or the whole {@code body} of an OpenAI request:
 *
 * <pre>{"timestamp": 27482, "prompt": "Hello", "max_tokens": 100, "session": "a"}</pre>
 *
 * {@code timestamp} is in milliseconds or ISO 8601. Other fields are ignored.
 */
final class JsonTrace implements TraceLines {

    /** Range of epoch seconds that is rejected; as milliseconds it would be day 12 to 29 of a trace. */
    private static final double YEAR_2001_S = 1e9;

    private static final double YEAR_2049_S = 2.5e9;
    private static final int MOST_SHOWN = 100;
    /** Fields of a recorded body that the run sets itself. */
    private static final List<String> OURS = List.of("model", "stream", "stream_options", "messages", "prompt");

    private final Feeder feeder;
    private final BufferedReader reader;
    private long line;

    JsonTrace(Feeder feeder) {
        this.feeder = feeder;
        this.reader = feeder.reader();
    }

    @Override
    public TraceRequest next() throws IOException {
        String text = reader.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        if (text == null) {
            return null;
        }
        ObjectNode fields = JsonFeeder.object(feeder, line, text);
        JsonNode session = fields.path("session");
        if (session.isContainerNode()) {
            throw broken("'session' is a text or a number, not " + session.getNodeType());
        }
        return new TraceRequest(at(fields), session.isNull() ? "" : session.asText(), work(fields));
    }

    @Override
    public long line() {
        return line;
    }

    private long at(ObjectNode fields) {
        JsonNode timestamp = fields.path("timestamp");
        if (timestamp.isNumber()) {
            if (timestamp.doubleValue() >= YEAR_2001_S && timestamp.doubleValue() <= YEAR_2049_S) {
                throw broken("timestamp " + timestamp
                        + " seems to be in seconds since 1970: expected milliseconds, or a time in ISO 8601");
            }
            return TraceTime.ns(timestamp.doubleValue(), NS_PER_MS)
                    .orElseThrow(() -> broken("timestamp " + timestamp + " is not a time"));
        }
        if (timestamp.isTextual()) {
            return TraceTime.ns(timestamp.textValue(), NS_PER_MS)
                    .orElseThrow(() -> broken("timestamp '" + timestamp.textValue() + "' is not a time"));
        }
        throw broken("expected a field 'timestamp' with milliseconds or a time" + found(fields));
    }

    private static String found(ObjectNode fields) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        String all = String.join(", ", names);
        return "; its fields are: " + all.substring(0, Math.min(all.length(), MOST_SHOWN));
    }

    private Work work(ObjectNode fields) {
        if (fields.has("input_length") || fields.has("output_length")) {
            return new Sized(
                    new Lengths(length(fields, "input_length", 1), Math.max(1, length(fields, "output_length", 0))),
                    blocks(fields.path("hash_ids")));
        }
        JsonNode body = fields.path("body");
        JsonNode source = body.isObject() ? body : fields;
        List<Message> messages = messages(source);
        BodyPatch rest = BodyPatch.NONE;
        if (body instanceof ObjectNode recorded) {
            ObjectNode further = recorded.deepCopy();
            further.remove(OURS);
            rest = BodyPatch.of(further);
        }
        JsonNode limit = source.path("max_tokens");
        return new Worded(
                messages,
                limit.isMissingNode() || limit.isNull()
                        ? OptionalInt.empty()
                        : OptionalInt.of(length((ObjectNode) source, "max_tokens", 1)),
                rest);
    }

    private List<Message> messages(JsonNode source) {
        if (source.path("prompt").isTextual()) {
            return List.of(Message.user(source.path("prompt").textValue()));
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : source.path("messages")) {
            if (!message.path("role").isTextual() || !message.path("content").isTextual()) {
                throw broken("each of 'messages' needs a 'role' and a 'content' that are texts");
            }
            messages.add(new Message(
                    message.path("role").textValue(), message.path("content").textValue()));
        }
        if (messages.isEmpty()) {
            throw broken("expected input_length and output_length, or prompt, messages or body");
        }
        return messages;
    }

    private List<Long> blocks(JsonNode ids) {
        List<Long> blocks = new ArrayList<>();
        for (JsonNode id : ids) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw broken("hash_ids are whole numbers of 64 bits, not " + id);
            }
            blocks.add(id.longValue());
        }
        return blocks;
    }

    private int length(ObjectNode fields, String name, int min) {
        JsonNode value = fields.path(name);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= min
                && value.intValue() <= LengthDistribution.MAX_TOKENS) {
            return value.intValue();
        }
        throw broken("expected a field '" + name + "' from " + min + " to " + LengthDistribution.MAX_TOKENS
                + (value.isMissingNode() ? "" : ", not " + value));
    }

    private SettingsException broken(String problem) {
        return feeder.broken(line, problem);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
