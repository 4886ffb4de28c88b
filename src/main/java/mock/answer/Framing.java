package mock.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Framing of the events of a stream on the wire.
 *
 * @param before ASCII text before each payload
 * @param after ASCII text after each payload; two line ends if {@code named}
 * @param named whether each event gets a line with its name, the payload's {@link Frame#type}
 */
public record Framing(String contentType, String before, String after, boolean named) {

    private static final String EVENT_STREAM = "text/event-stream";

    /** One JSON document per line. */
    public static final Framing NDJSON = new Framing("application/x-ndjson", "", "\n", false);

    /** Server-sent events, one {@code data} line each. */
    public static final Framing SSE = new Framing(EVENT_STREAM, "data: ", "\n\n", false);

    /** Server-sent events with names. */
    public static final Framing NAMED_SSE = new Framing(EVENT_STREAM, "data: ", "\n\n", true);

    /** Appends {@code frame} to {@code out}. */
    public void write(Frame frame, ByteBuf out) {
        if (named) {
            String lineEnd = after.substring(after.length() / 2);
            frame.type().ifPresent(name -> ByteBufUtil.writeAscii(out, "event: " + name + lineEnd));
        }
        ByteBufUtil.writeAscii(out, before);
        out.writeBytes(frame.payload());
        ByteBufUtil.writeAscii(out, after);
    }

    /** Whether these are server-sent events. */
    public boolean isSse() {
        return contentType.equals(EVENT_STREAM);
    }
}
