package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.SseReader;
import inference.stream.StreamEvent;
import java.util.Optional;

/** What the APIs share whose answers are server-sent events of JSON. */
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

    /** The end mark is OpenAI's; gateways end the streams of all APIs alike. */
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

    /** What an event brings that is neither an error nor the end mark. */
    Delta part(JsonNode root);
}
