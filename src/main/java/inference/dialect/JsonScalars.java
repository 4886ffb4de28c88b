package inference.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scanner of texts, numbers and literals in JSON bytes (RFC 8259), which allocates nothing. It supports less than the
 * parser: anything malformed, cut off or rare (names with escapes, deep nesting, line ends between values) makes it
 * {@linkplain #isOdd() odd}, and every further step returns false. Whatever it skips, the parser accepts.
 */
abstract class JsonScalars {

    private static final int MAX_DIGITS = 18;
    private static final int HEX = 16;
    private static final int ESCAPED_BYTES = 6;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    byte[] bytes;
    int at;
    int end;
    boolean odd;

    /** Bytes of a name or literal to compare with. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    final void begin(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        odd = false;
    }

    final boolean isOdd() {
        return odd;
    }

    final boolean odd() {
        odd = true;
        return false;
    }

    /** Whether {@code symbol} is the next byte. */
    final boolean isNext(char symbol) {
        return !odd && at < end && bytes[at] == symbol;
    }

    /** Skips a string; odd if it is none. */
    final boolean string() {
        if (!isNext('"')) {
            return odd();
        }
        int i = at + 1;
        while (i < end && bytes[i] != '"') {
            byte b = bytes[i];
            if (b >= 0 && b < ' ') {
                return odd();
            }
            i = b == '\\' ? escape(i) : i + 1;
        }
        if (i >= end) {
            return odd();
        }
        at = i + 1;
        return true;
    }

    /** Index after the escape at {@code from}; the end of the bytes if it is invalid. */
    private int escape(int from) {
        if (from + 1 < end && ESCAPES.indexOf(bytes[from + 1]) >= 0) {
            return from + 2;
        }
        int after = from + ESCAPED_BYTES;
        if (after > end || bytes[from + 1] != 'u') {
            return end;
        }
        for (int i = from + 2; i < after; i++) {
            if (bytes[i] < 0 || Character.digit((char) bytes[i], HEX) < 0) {
                return end;
            }
        }
        return after;
    }

    /** Skips {@code true}; odd if it is anything else. */
    final boolean yes() {
        return word(TRUE);
    }

    /** Skips {@code null}; odd if it is anything else. */
    final boolean nothing() {
        return word(NULL);
    }

    /** Skips {@code false}; odd if it is anything else. */
    final boolean no() {
        return word(FALSE);
    }

    private boolean word(byte[] word) {
        int after = at + word.length;
        if (odd || after > end || !Arrays.equals(bytes, at, after, word, 0, word.length)) {
            return odd();
        }
        at = after;
        return true;
    }

    /** Skips a whole number of at most nine digits without a sign and returns it; odd if it is anything else. */
    final int count() {
        int value = 0;
        int from = at;
        digits();
        if (at - from > 9 || at - from > 1 && bytes[from] == '0' || isNext('.') || isNext('e') || isNext('E')) {
            odd();
        }
        for (int i = from; i < at && !odd; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }

    private boolean digits() {
        int from = at;
        while (!odd && at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from && at - from <= MAX_DIGITS || odd();
    }

    final boolean number() {
        if (isNext('-')) {
            at++;
        }
        int from = at;
        if (!digits() || bytes[from] == '0' && at - from > 1) {
            return odd();
        }
        if (isNext('.')) {
            at++;
            digits();
        }
        if (isNext('e') || isNext('E')) {
            at++;
            if (isNext('+') || isNext('-')) {
                at++;
            }
            digits();
        }
        return !odd;
    }

    final boolean has(char symbol, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == symbol) {
                return true;
            }
        }
        return false;
    }

    final void skipSpaces() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }
}
