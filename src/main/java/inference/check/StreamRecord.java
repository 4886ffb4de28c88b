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

/** Everything about one generation's response: its bytes, its events and what they add up to. */
final class StreamRecord {

    /** An event with the moment it came, by {@link System#nanoTime()}. */
    record Arrival(long ns, Delta delta) {}

    private final AnswerBody body;
    private final StreamState state;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole;
    private long ns;

    /**
     * @param startNs t0 by {@link System#nanoTime()}
     * @throws ProtocolException if the dialect knows no such content type
     */
    StreamRecord(Dialect dialect, String contentType, long startNs) throws ProtocolException {
        this.state = new StreamState(startNs);
        this.body = new AnswerBody(noting(dialect), contentType, state);
    }

    /** The format of {@code dialect}, each event of which is parsed and noted. */
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

    /** When its end, or the last of it, came. */
    long endNs() {
        return ns;
    }

    /** The body as it came. */
    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
