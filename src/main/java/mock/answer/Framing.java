package mock.answer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Framing of the events of a stream on the wire. */
public interface Framing {

    String EVENT_STREAM = "text/event-stream";

    /** One JSON document per line. */
    Framing NDJSON = of("application/x-ndjson", "", "\n");

    /** Server-sent events, one {@code data} line each. */
    Framing SSE = of(EVENT_STREAM, "data: ", "\n\n");

    /** Server-sent events named after their payload's {@link Frame#type}. */
    Framing NAMED_SSE = named("data: ", "\n\n");

    String contentType();

    /** Appends {@code frame} to {@code out}. */
    void write(Frame frame, ByteBuf out);

    /** Whether these are server-sent events. */
    default boolean isSse() {
        return contentType().equals(EVENT_STREAM);
    }

    /** Framing that puts {@code before} and {@code after} around each payload. */
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

    /** Framing as above for named server-sent events; {@code after} is two line ends. */
    static Framing named(String before, String after) {
        Framing unnamed = of(EVENT_STREAM, before, after);
        byte[] lineEnd = after.substring(after.length() / 2).getBytes(StandardCharsets.US_ASCII);
        return new Framing() {
            @Override
            public String contentType() {
                return EVENT_STREAM;
            }

            @Override
            public void write(Frame frame, ByteBuf out) {
                frame.type()
                        .ifPresent(name -> out.writeBytes(("event: " + name).getBytes(StandardCharsets.US_ASCII))
                                .writeBytes(lineEnd));
                unnamed.write(frame, out);
            }
        };
    }
}
