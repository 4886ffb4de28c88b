package inference.check;

import inference.dialect.Dialect;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
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

    private final Dialect dialect;
    private final EventReader reader;
    private final StreamState state;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ProtocolException failure;
    private long endNs;

    /**
     * @param startNs t0 by {@link System#nanoTime()}
     * @throws ProtocolException if the dialect knows no such content type
     */
    StreamRecord(Dialect dialect, String contentType, long startNs) throws ProtocolException {
        this.dialect = dialect;
        this.reader = dialect.reader(contentType);
        this.state = new StreamState(startNs);
        if (reader.isWhole()) {
            state.isWhole();
        }
    }

    void add(long ns, byte[] chunk, int length) throws ProtocolException {
        bytes.write(chunk, 0, length);
        reader.read(chunk, 0, length, event -> add(ns, event));
        throwFailure();
    }

    void end(long ns) throws ProtocolException {
        endNs = ns;
        reader.end(event -> add(ns, event));
        throwFailure();
    }

    private void add(long ns, StreamEvent event) {
        try {
            Delta delta = dialect.parse(event);
            arrivals.add(new Arrival(ns, delta));
            state.add(ns, delta);
        } catch (ProtocolException e) {
            failure = e;
        }
    }

    private void throwFailure() throws ProtocolException {
        if (failure != null) {
            throw failure;
        }
    }

    boolean isWhole() {
        return reader.isWhole();
    }

    StreamState state() {
        return state;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    long endNs() {
        return endNs;
    }

    /** The body as it came. */
    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
