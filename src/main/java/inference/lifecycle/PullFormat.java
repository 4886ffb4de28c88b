package inference.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.ErrorText;
import inference.stream.EventReader;
import inference.stream.JsonLinesReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import run.Generation.ServerTiming;

/**
 * Format of the answer to {@code /api/pull}, which has a line every 60 ms even without progress. Only a line with more
 * bytes or a new step counts as progress, as a token does in a generation, so that the same timeouts detect a stall. An
 * instance holds the state of one pull and is not thread-safe.
 */
public final class PullFormat implements ResponseFormat {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double BYTES_PER_GB = 1e9;

    /** Bytes of a layer: in all, present in its first line, present now. */
    private record Layer(long total, long atFirst, long completed) {}

    private final Map<String, Layer> layers = new HashMap<>();
    private String status = "";

    @Override
    public EventReader reader(String contentType) throws ProtocolException {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("application/x-ndjson")) {
            return new JsonLinesReader();
        }
        throw new ProtocolException("expected application/x-ndjson, got " + contentType);
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        JsonNode line = json(event.data());
        if (line.hasNonNull("error")) {
            return Delta.error(ErrorText.ofJson(line));
        }
        boolean progress = step(ErrorText.shorten(line.path("status").asText(""))) | bytes(line);
        boolean success = status.equals("success");
        return new Delta(
                true,
                0,
                progress ? "." : "",
                "",
                false,
                success ? "success" : "",
                Usage.NONE,
                ServerTiming.NONE,
                success,
                "");
    }

    private static JsonNode json(String text) throws ProtocolException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProtocolException("malformed JSON: " + ErrorText.shorten(text));
        }
    }

    private boolean step(String told) {
        boolean another = !told.equals(status);
        status = told;
        if (another) {
            // A new step means that the layers so far are complete, even if their last line said less.
            layers.replaceAll((digest, layer) -> new Layer(layer.total(), layer.atFirst(), layer.total()));
        }
        return another;
    }

    private boolean bytes(JsonNode line) {
        String digest = line.path("digest").asText("");
        long total = line.path("total").asLong();
        if (digest.isEmpty() || total == 0) {
            return false;
        }
        long completed = line.path("completed").asLong();
        Layer before = layers.get(digest);
        layers.put(digest, new Layer(total, before == null ? completed : before.atFirst(), completed));
        return completed > (before == null ? 0 : before.completed());
    }

    /** Bytes of all layers that the server has named so far. */
    public long totalBytes() {
        return layers.values().stream().mapToLong(Layer::total).sum();
    }

    /** Bytes that the server has. */
    public long completedBytes() {
        return layers.values().stream().mapToLong(Layer::completed).sum();
    }

    /** Whether every layer was complete in its first line: nothing was transferred, or all within 60 ms. */
    public boolean nothingToDo() {
        return layers.values().stream().allMatch(l -> l.atFirst() == l.total());
    }

    /** Position for a message, such as {@code at 1.20 of 4.70 GB, "pulling 3066fd020062"}. */
    public String position() {
        return String.format(
                Locale.ROOT,
                "at %.2f of %.2f GB, \"%s\"",
                completedBytes() / BYTES_PER_GB,
                totalBytes() / BYTES_PER_GB,
                status);
    }
}
