package analysis.log;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * String table of a binary log, to which its records refer.
 *
 * <p>The table keeps every distinct string, as Gatling does, up to {@link #MAX_TEXT} characters in all to bound memory.
 * Beyond that, new strings are read as {@link #DROPPED}.
 */
final class LogStrings {

    /** Longest string, in bytes; Gatling's own limit is its buffer, 8 KB. */
    static final int MAX_LENGTH = 1 << 20;

    /** Characters kept in the table. */
    static final int MAX_TEXT = 32 << 20;

    static final String DROPPED = "(not kept: too many different texts)";

    private static final byte LATIN_1 = 0;
    private static final byte UTF_16 = 1;

    private final LogInput input;
    private final Utf16Order order = new Utf16Order();
    private String[] table = new String[64];
    private int size;
    private long text;

    LogStrings(LogInput input) {
        this.input = input;
    }

    /** Reads a string that is not part of the table. */
    String read(String what) throws IOException {
        int length = input.readCount("the length of " + what, MAX_LENGTH);
        if (length == 0) {
            return "";
        }
        byte[] bytes = input.readBytes(length, what);
        byte coder = input.readByte("the coder of " + what);
        if (coder == LATIN_1) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (coder != UTF_16 || length % 2 != 0) {
            throw input.malformed(
                    Byte.BYTES, "coder 0, or 1 after an even number of bytes", coder + " after " + length + " bytes");
        }
        Charset charset = order.observe(bytes) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new String(bytes, charset);
    }

    /** Reads a string of the table: a new one, or a reference to an earlier one. */
    String readCached(String what) throws IOException {
        int index = input.readInt(what);
        if (index < 0) {
            if (index < -size) {
                throw input.malformed(
                        Integer.BYTES, what + " as a reference from -1 to -" + size, Integer.toString(index));
            }
            return table[-index - 1];
        }
        if (index != size + 1) {
            throw input.malformed(
                    Integer.BYTES,
                    what + " as the new string " + (size + 1) + " or a reference from -1 to -" + size,
                    Integer.toString(index));
        }
        return add(read(what));
    }

    boolean isBigEndian() {
        return order.isBigEndian();
    }

    boolean droppedText() {
        return text > MAX_TEXT;
    }

    private String add(String string) {
        if (size == table.length) {
            table = Arrays.copyOf(table, 2 * size);
        }
        text += string.length();
        String kept = text > MAX_TEXT ? DROPPED : string;
        table[size++] = kept;
        return kept;
    }
}
