package run.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scanner that splits CSV text into rows and fields by RFC 4180, with LF, CRLF or CR as line ends. White space between
 * a closing quote and the next comma is ignored; a quote inside an unquoted field is an ordinary character.
 *
 * <p>Own code because token gaps make rows of thousands of characters: Commons CSV reads them one by one and takes most
 * of the time of reading a large run. {@code CsvScannerTest} checks that the fields are the same.
 *
 * <p>Accessors refer to the row that {@link #next} read last.
 */
final class CsvScanner {

    private static final int END = -1;

    private final Reader in;
    private final int maxRow;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int limit;

    private char[] row = new char[1 << 10];
    private int length;
    private int[] ends = new int[32];
    private int fields;

    private long line = 1;
    private long rowLine = 1;
    private boolean hasLineEnd;

    /** @param maxRow longest row, in characters */
    CsvScanner(Reader in, int maxRow) {
        this.in = in;
        this.maxRow = maxRow;
    }

    /**
     * Reads the next row; an empty line is a row of one empty field.
     *
     * @return false at the end of the text
     * @throws UnclosedException if the text ends within quotes
     * @throws TooLongException if the row is longer than allowed
     * @throws SyntaxException if a closing quote is followed by more than white space
     */
    boolean next() throws IOException {
        rowLine = line;
        length = 0;
        fields = 0;
        hasLineEnd = false;
        if (peek() == END) {
            return false;
        }
        boolean another = true;
        while (another) {
            another = field();
        }
        return true;
    }

    /** Line where the row starts, from 1; also for a row that could not be read. */
    long line() {
        return rowLine;
    }

    /** Whether a line end, not the end of the text, follows the row. */
    boolean hasLineEnd() {
        return hasLineEnd;
    }

    int fields() {
        return fields;
    }

    boolean isBlank() {
        return fields == 1 && length == 0;
    }

    String text(int field) {
        return new String(row, start(field), end(field) - start(field));
    }

    /** Whether the field is {@code text}. */
    boolean is(int field, String text) {
        int start = start(field);
        int length = end(field) - start;
        boolean same = text.length() == length;
        for (int i = 0; same && i < length; i++) {
            same = row[start + i] == text.charAt(i);
        }
        return same;
    }

    List<String> texts() {
        return IntStream.range(0, fields).mapToObj(this::text).toList();
    }

    /** Characters of all fields, one after the other; valid until the next row is read. */
    char[] characters() {
        return row;
    }

    /** Start of a field in {@link #characters()}. */
    int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    /** End of a field, exclusive. */
    int end(int field) {
        return ends[field];
    }

    /** Reads a field with its terminator; true if that is a comma, so that another field follows. */
    private boolean field() throws IOException {
        if (peek() == '"') {
            at++;
            quoted();
        } else {
            plain();
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
        ends[fields++] = length;
        int end = peek();
        if (end == ',') {
            at++;
            return true;
        }
        hasLineEnd = end != END;
        if (hasLineEnd) {
            at++;
            if (end == '\r' && peek() == '\n') {
                at++;
            }
            line++;
        }
        return false;
    }

    private void plain() throws IOException {
        do {
            int to = at;
            while (to < limit && !endsField(buffer[to])) {
                to++;
            }
            take(to - at);
        } while (at == limit && peek() != END);
    }

    private void quoted() throws IOException {
        boolean open = true;
        while (open) {
            int next = peek();
            if (next == END) {
                throw new UnclosedException();
            } else if (next == '"') {
                at++;
                open = peek() == '"';
                if (open) {
                    take(1);
                }
            } else if (next == '\n' || next == '\r') {
                take(1);
                if (next == '\r' && peek() == '\n') {
                    take(1);
                }
                line++;
            } else {
                int to = at + 1;
                while (to < limit && buffer[to] != '"' && buffer[to] != '\n' && buffer[to] != '\r') {
                    to++;
                }
                take(to - at);
            }
        }
        for (int next = peek(); next != END && !endsField((char) next); next = peek()) {
            if (!Character.isWhitespace(next)) {
                throw new SyntaxException((char) next);
            }
            at++;
        }
    }

    private static boolean endsField(char c) {
        return c <= ',' && (c == ',' || c == '\n' || c == '\r');
    }

    /** Next character without consuming it, or {@link #END}. */
    private int peek() throws IOException {
        while (at == limit) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return END;
            }
            at = 0;
            limit = count;
        }
        return buffer[at];
    }

    /** Moves characters from the buffer to the row. */
    private void take(int count) throws TooLongException {
        if (length + count > maxRow) {
            throw new TooLongException();
        }
        if (length + count > row.length) {
            row = Arrays.copyOf(row, Math.max(length + count, 2 * row.length));
        }
        System.arraycopy(buffer, at, row, length, count);
        length += count;
        at += count;
    }

    /** The text ends within quotes. */
    static final class UnclosedException extends IOException {}

    /** The row is longer than allowed. */
    static final class TooLongException extends IOException {}

    /** Something stands between a closing quote and the next comma or line end. */
    static final class SyntaxException extends IOException {
        SyntaxException(char found) {
            super("'" + MalformedCsvException.shown(String.valueOf(found)) + "' follows a closing quote");
        }
    }
}
