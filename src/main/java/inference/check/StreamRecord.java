package inference.check;

import inference.dialect.Dialect;
import inference.stream.AnswerBody;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Record of one response: its bytes, its events and the resulting state. */
final class StreamRecord {

    /** An event and the {@link System#nanoTime()} at which it arrived. */
    record Arrival(long ns, Delta delta) {}

    private final AnswerBody body;
    private final StreamState state;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole;
    private long ns;

    /**
     * @param startNs {@link System#nanoTime()} at t0
     * @throws ProtocolException if the dialect does not support the content type
     */
    StreamRecord(Dialect dialect, String contentType, long startNs) throws ProtocolException {
        this.state = new StreamState(startNs);
        this.body = new AnswerBody(noting(dialect), contentType, state);
    }

    /** Format of {@code dialect} that also records each event. */
    private ResponseFormat noting(Dialect dialect) {
        return new ResponseFormat() {
            @Override
            public EventReader reader(String contentType) throws ProtocolException {
                EventReader reader = dialect.reader(contentType);
                whole = reader.isWhole();
                return reader;
            }

            @Override
            public Delta parse(StreamEvent event) throws ProtocolException {
                Delta delta = dialect.parse(event);
                arrivals.add(new Arrival(ns, delta));
                return delta;
            }
        };
    }

    void add(long arrivedNs, byte[] chunk, int length) throws ProtocolException {
        ns = arrivedNs;
        bytes.write(chunk, 0, length);
        body.read(arrivedNs, chunk, 0, length);
    }

    void end(long endedNs) throws ProtocolException {
        ns = endedNs;
        body.end(endedNs);
    }

    boolean isWhole() {
        return whole;
    }

    StreamState state() {
        return state;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** {@link System#nanoTime()} at which the end, or the last part so far, arrived. */
    long endNs() {
        return ns;
    }

    /** The body as received. */
    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
