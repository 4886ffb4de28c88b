package mock.answer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Framing of the events of a stream on the wire. */
public interface Framing {

    /** One JSON document per line. */
    Framing NDJSON = of("application/x-ndjson", "", "\n");

    /** Server-sent events, one {@code data} line each. */
    Framing SSE = of("text/event-stream", "data: ", "\n\n");

    String contentType();

    /** Appends {@code frame} to {@code out}. */
    void write(Frame frame, ByteBuf out);

    /** Puts {@code before} and {@code after} around each payload. */
    static Framing of(String contentType, String before, String after) {
        byte[] prefix = before.getBytes(StandardCharsets.US_ASCII);
        byte[] suffix = after.getBytes(StandardCharsets.US_ASCII);
        return new Framing() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public void write(Frame frame, ByteBuf out) {
                out.writeBytes(prefix).writeBytes(frame.payload()).writeBytes(suffix);
            }
        };
    }
}
