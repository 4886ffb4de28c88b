package inference.dialect;

import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Gives a recorded body to a dialect as the network might have split it. */
final class Replay {

    private Replay() {}

    static byte[] transcript(String name) throws IOException {
        try (InputStream in = Replay.class.getResourceAsStream("/transcripts/" + name)) {
            return in.readAllBytes();
        }
    }

    /** The media type that a transcript came with. */
    static String contentType(String name) {
        return name.endsWith(".sse")
                ? "text/event-stream"
                : name.endsWith(".ndjson") ? "application/x-ndjson" : "application/json; charset=utf-8";
    }

    /** The stream's state at its end; byte {@code i} arrived at {@code i} ms. */
    static StreamState of(Dialect dialect, String contentType, byte[] body, int... splits) throws ProtocolException {
        StreamState state = new StreamState(0);
        EventReader reader = dialect.reader(contentType);
        if (reader.isWhole()) {
            state.isWhole();
        }
        List<StreamEvent> events = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= splits.length; i++) {
            int to = i < splits.length ? splits[i] : body.length;
            reader.read(Unpooled.wrappedBuffer(body, from, to - from), events::add);
            from = to;
            drain(dialect, state, events, to);
        }
        reader.end(events::add);
        drain(dialect, state, events, body.length);
        return state;
    }

    private static void drain(Dialect dialect, StreamState state, List<StreamEvent> events, int atMs)
            throws ProtocolException {
        for (StreamEvent event : events) {
            state.add(atMs * 1_000_000L, dialect.parse(event));
        }
        events.clear();
    }
}
