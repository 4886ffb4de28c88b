package inference.gatling.exchange;

import io.netty.handler.codec.CorruptedFrameException;
import java.util.Arrays;

/**
 * Decoder of chunked bodies (RFC 9112, section 7.1) for plain chunks: a size of up to 7 hexadecimal digits, CR LF, the data,
 * CR LF. It stops before the first other chunk: the last one (size 0), one with an extension, one with an odd size.
 */
final class ChunkDecoder {

    /** Receiver of pieces of the body. */
    @FunctionalInterface
    interface Sink {
        void data(byte[] bytes, int from, int to);
    }

    private static final int MOST_DIGITS = 7;
    private static final int HEX = 16;

    private enum Phase {
        SIZE,
        SIZE_LINE_FEED,
        DATA,
        CARRIAGE_RETURN,
        LINE_FEED,
        STOPPED
    }

    private Phase phase = Phase.SIZE;
    /** Bytes of the size line so far. */
    private final byte[] line = new byte[MOST_DIGITS + 1];

    private int lineLength;
    private int size;

    /**
     * Decodes the next bytes.
     *
     * @return index of the first byte that was not used; {@code to} unless the decoder has stopped
     * @throws CorruptedFrameException if the data of a chunk is longer than its size
     */
    int read(byte[] bytes, int from, int to, Sink sink) {
        int i = from;
        while (i < to && phase != Phase.STOPPED) {
            switch (phase) {
                case SIZE -> i = whole(bytes, i, to, sink);
                case SIZE_LINE_FEED -> i = size(bytes[i]) ? i + 1 : i;
                case DATA -> i = data(bytes, i, to, sink);
                default -> end(bytes[i++]);
            }
        }
        return i;
    }

    /** Decodes a chunk that arrived whole, as most do; otherwise the next byte of its size. */
    private int whole(byte[] bytes, int from, int to, Sink sink) {
        int i = from;
        int length = 0;
        int digit;
        while (lineLength == 0 && i < to && i - from < MOST_DIGITS && (digit = digit(bytes[i])) >= 0) {
            length = HEX * length + digit;
            i++;
        }
        int data = i + 2;
        int end = data + length;
        if (length == 0 || end + 2 > to || !isLineEnd(bytes, i) || !isLineEnd(bytes, end)) {
            return size(bytes[from]) ? from + 1 : from;
        }
        sink.data(bytes, data, end);
        return end + 2;
    }

    private static boolean isLineEnd(byte[] bytes, int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static int digit(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : Character.digit((char) b, HEX);
    }

    private boolean size(byte b) {
        int digit = phase == Phase.SIZE ? digit(b) : -1;
        if (digit >= 0 && lineLength < MOST_DIGITS) {
            size = HEX * size + digit;
        } else if (phase == Phase.SIZE && b == '\r' && size > 0) {
            phase = Phase.SIZE_LINE_FEED;
        } else if (phase == Phase.SIZE_LINE_FEED && b == '\n') {
            phase = Phase.DATA;
            lineLength = 0;
            return true;
        } else {
            phase = Phase.STOPPED;
            return false;
        }
        line[lineLength++] = b;
        return true;
    }

    private int data(byte[] bytes, int from, int to, Sink sink) {
        int end = Math.min(to, from + size);
        size -= end - from;
        if (size == 0) {
            phase = Phase.CARRIAGE_RETURN;
        }
        sink.data(bytes, from, end);
        return end;
    }

    private void end(byte b) {
        if (b != (phase == Phase.CARRIAGE_RETURN ? '\r' : '\n')) {
            throw new CorruptedFrameException("a chunk of the body is longer than its size says");
        }
        phase = phase == Phase.CARRIAGE_RETURN ? Phase.LINE_FEED : Phase.SIZE;
    }

    /** Whether the decoder met a chunk that is not plain. */
    boolean hasStopped() {
        return phase == Phase.STOPPED;
    }

    /** Bytes already used of the size line in which the decoder stopped. */
    byte[] begun() {
        return Arrays.copyOf(line, lineLength);
    }
}
