package inference.gatling.exchange;

import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import io.netty.buffer.ByteBuf;

/** The body of an answer: its bytes become events, and these what is known of the generation. */
final class AnswerBody {

    private final ResponseFormat format;
    private final EventReader reader;
    private final StreamState stream;
    /** A failure that stops the reading; what came before it in the same bytes counts. */
    private ProtocolException unreadable;

    /**
     * @param contentType the response's header; empty if it has none
     * @throws ProtocolException if such a response is no answer
     */
    AnswerBody(ResponseFormat format, String contentType, StreamState stream) throws ProtocolException {
        this.format = format;
        this.reader = format.reader(contentType);
        this.stream = stream;
        if (reader.isWhole()) {
            stream.isWhole();
        }
    }

    /**
     * Takes the next bytes.
     *
     * @param ns when they arrived, by {@link System#nanoTime()}
     */
    void read(long ns, ByteBuf chunk, boolean last) throws ProtocolException {
        reader.read(chunk, event -> add(ns, event));
        if (last) {
            reader.end(event -> add(ns, event));
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private void add(long ns, StreamEvent event) {
        if (unreadable == null) {
            try {
                stream.add(ns, format.parse(event));
            } catch (ProtocolException e) {
                unreadable = e;
            }
        }
    }
}
