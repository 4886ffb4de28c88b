package analysis.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Buffered input of a binary log that tracks byte offsets. Numbers are big-endian. The end of the file inside a value
 * is an {@link EOFException} whose message names what is missing.
 */
final class LogInput {

    private static final int BUFFER = 1 << 16;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long bufferOffset;
    private long record;
    private long recordStart;

    LogInput(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Starts a record; false at the end of the file. */
    boolean startRecord(long index) throws IOException {
        record = index;
        recordStart = offset();
        return fill(1);
    }

    /** First bytes of the file, at most {@code count}, without consuming them. */
    byte[] peek(int count) throws IOException {
        fill(count);
        return Arrays.copyOf(buffer, Math.min(count, limit));
    }

    /** Offset of the next byte. */
    long offset() {
        return bufferOffset + position;
    }

    long recordStart() {
        return recordStart;
    }

    /** Offset of the end of the file, once it was reached. */
    long end() {
        return bufferOffset + limit;
    }

    byte readByte(String what) throws IOException {
        require(Byte.BYTES, what);
        return buffer[position++];
    }

    int readInt(String what) throws IOException {
        require(Integer.BYTES, what);
        int value = (int) INT.get(buffer, position);
        position += Integer.BYTES;
        return value;
    }

    long readLong(String what) throws IOException {
        require(Long.BYTES, what);
        long value = (long) LONG.get(buffer, position);
        position += Long.BYTES;
        return value;
    }

    /** Boolean from a byte that must be 0 or 1. */
    boolean readBoolean(String what) throws IOException {
        byte value = readByte(what);
        if (value != 0 && value != 1) {
            throw malformed(Byte.BYTES, what + " as 0 or 1", Integer.toString(value));
        }
        return value == 1;
    }

    /** Int that must be from 0 to {@code max}. */
    int readCount(String what, int max) throws IOException {
        int value = readInt(what);
        if (value < 0 || value > max) {
            throw malformed(Integer.BYTES, what + " from 0 to " + max, Integer.toString(value));
        }
        return value;
    }

    /** Next {@code length} bytes. Memory grows with the bytes that come, so that a damaged length cannot exhaust it. */
    byte[] readBytes(int length, String what) throws IOException {
        require(length, what);
        byte[] bytes = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return bytes;
    }

    /** Exception for the value of {@code size} bytes that was just read. */
    MalformedLogException malformed(int size, String expected, String got) {
        return new MalformedLogException(
                file,
                offset() - size,
                record,
                expected,
                got,
                "the file is damaged from about byte " + recordStart
                        + " on, or a message longer than 8 kB made Gatling's"
                        + " writer fail there; run again, or restore the file");
    }

    private void require(int count, String what) throws IOException {
        if (limit - position < count && !fill(count)) {
            throw new EOFException(what);
        }
    }

    /** Buffers {@code count} bytes from {@code position} on; false if the file ends before. */
    private boolean fill(int count) throws IOException {
        if (limit - position >= count) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        bufferOffset += position;
        limit -= position;
        position = 0;
        while (limit < count) {
            if (limit == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * limit, Math.max(count, BUFFER)));
            }
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }
}
