package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.SseReader;
import inference.stream.StreamEvent;
import java.util.Optional;

/** Common part of the APIs that stream server-sent events with JSON. */
interface SseDialect extends Dialect {

    String END_MARK = "[DONE]";

    @Override
    default String accept() {
        return "text/event-stream";
    }

    @Override
    default EventReader reader(String contentType) throws ProtocolException {
        return SseReader.of(contentType);
    }

    /** {@code [DONE]} is OpenAI's, but gateways end streams of all APIs with it. */
    @Override
    default Delta parse(StreamEvent event) throws ProtocolException {
        String data = event.data().strip();
        if (data.equals(END_MARK)) {
            return Delta.DONE;
        }
        JsonNode root = Json.parse(data);
        Optional<Delta> error = ErrorEvents.in(root);
        return error.isPresent() ? error.get() : part(root);
    }

    /** Parses an event that is neither an error nor the end mark. */
    Delta part(JsonNode root);
}
