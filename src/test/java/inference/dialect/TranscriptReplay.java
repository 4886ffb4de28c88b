package inference.dialect;

import inference.stream.AnswerBody;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import java.io.IOException;
import java.io.InputStream;

/** Gives a recorded body to a dialect as the network might have split it. */
final class TranscriptReplay {

    private static final long NS_PER_MS = 1_000_000;

    private TranscriptReplay() {}

    static byte[] transcript(String name) throws IOException {
        try (InputStream in = TranscriptReplay.class.getResourceAsStream("/transcripts/" + name)) {
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
    static StreamState of(ResponseFormat format, String contentType, byte[] body, int... splits)
            throws ProtocolException {
        StreamState state = new StreamState(0);
        AnswerBody answer = new AnswerBody(format, contentType, state);
        int from = 0;
        for (int i = 0; i <= splits.length; i++) {
            int to = i < splits.length ? splits[i] : body.length;
            answer.read(to * NS_PER_MS, body, from, to);
            from = to;
        }
        answer.end(body.length * NS_PER_MS);
        return state;
    }

    /** The dialect without the short way that it has for ordinary events. */
    static ResponseFormat thorough(Dialect dialect) {
        return new ResponseFormat() {
            @Override
            public EventReader reader(String contentType) throws ProtocolException {
                return dialect.reader(contentType);
            }

            @Override
            public Delta parse(StreamEvent event) throws ProtocolException {
                return dialect.parse(event);
            }
        };
    }
}
