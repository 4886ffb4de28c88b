package inference.stream;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a line that has not ended yet. Decoded only when it has, so that a character may be split anywhere. */
final class LineBuffer {

    private static final int INITIAL_BYTES = 1024;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    void append(ByteBuf source, int index, int count) throws ProtocolException {
        if (length + (long) count > EventReader.MAX_EVENT_BYTES) {
            throw new ProtocolException("a line of more than " + EventReader.MAX_EVENT_BYTES + " bytes");
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
        source.getBytes(index, bytes, length, count);
        length += count;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The line so far as text (malformed UTF-8 becomes U+FFFD, as the WHATWG decoder does); the buffer is empty again. */
    String take() {
        String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
        length = 0;
        return line;
    }
}
