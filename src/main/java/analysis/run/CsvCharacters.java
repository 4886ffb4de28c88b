package analysis.run;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** What a CSV parser reads: limits the length of a row, and remembers how the file ended. */
final class CsvCharacters extends FilterReader {

    private long sinceRow;
    private int last = '\n';
    private boolean atEnd;

    CsvCharacters(Reader in) {
        super(in);
    }

    /** A row begins: its length is counted anew, give or take the parser's own buffer. */
    void startRow() {
        sinceRow = 0;
    }

    /** True once the parser has seen the end of the file. */
    boolean atEnd() {
        return atEnd;
    }

    boolean endsWithLineEnd() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
            atEnd = true;
            return count;
        }
        if (count > 0) {
            last = buffer[offset + count - 1];
            sinceRow += count;
            if (sinceRow > CsvReader.MAX_ROW) {
                throw new TooLongException();
            }
        }
        return count;
    }

    /** The row is longer than {@link CsvReader#MAX_ROW}. */
    static final class TooLongException extends IOException {}
}
