package inference.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffer for a line that has not ended. It is decoded at its end, so that characters may be split anywhere. */
final class LineBuffer {

    private static final int LEAST_BYTES = 256;

    private byte[] bytes = {};
    private int length;

    /**
     * Adds bytes to the line.
     *
     * @throws ProtocolException if it becomes longer than {@link EventReader#MAX_EVENT_BYTES}
     */
    void append(byte[] source, int from, int to) throws ProtocolException {
        long needed = (long) length + to - from;
        if (needed > EventReader.MAX_EVENT_BYTES) {
            throw new ProtocolException("a line of more than " + EventReader.MAX_EVENT_BYTES + " bytes");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(LEAST_BYTES, (int) needed), bytes.length * 2));
        }
        System.arraycopy(source, from, bytes, length, to - from);
        length = (int) needed;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Decoded line (malformed UTF-8 becomes U+FFFD, as in WHATWG's decoder); the buffer is empty afterwards. */
    String take() {
        String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
        length = 0;
        return line;
    }
}
