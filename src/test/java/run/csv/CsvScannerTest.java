package run.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** The scanner against Commons CSV, which the files are written with. */
class CsvScannerTest {

    private static final String[] PIECES = {
        "a", "12 34", " ", "\t", ",", ",", "\"", "\"", "\"\"", "\n", "\r\n", "\r", "é", "x\ny"
    };

    @Test
    void hundredThousandTextsHaveTheFieldsOfCommonsCsv() {
        SplittableRandom random = new SplittableRandom(20260131);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<List<String>> expected = byLibrary(text.toString());
            List<List<String>> actual = byScanner(text.toString());

            assertThat(actual).as("'%s'", text).isEqualTo(expected);
            refused += actual.contains(REFUSED) ? 1 : 0;
        }
        assertThat(refused).as("texts that are no CSV").isBetween(5_000, 95_000);
    }

    @Test
    void fieldsLongerThanTheBufferAreWhole() {
        String field = "1234567 ".repeat(30_000);
        String text = field + ",\"" + field + "\"\"\n" + field + "\"," + field + "\n";

        assertThat(byScanner(text)).isEqualTo(byLibrary(text));
    }

    @Test
    void linesAreCountedWithinQuotesToo() throws IOException {
        CsvScanner scanner = new CsvScanner(new StringReader("a\r\n\"b\r\nc\nd\re\"\n\nf\rg"), 100);
        List<Long> lines = new ArrayList<>();
        while (scanner.next()) {
            lines.add(scanner.line());
        }
        assertThat(lines).containsExactly(1L, 2L, 6L, 7L, 8L);
        assertThat(scanner.hasLineEnd()).isFalse();
    }

    private static final List<String> REFUSED = List.of("(refused)");

    private static List<List<String>> byLibrary(String text) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CsvWriter.FORMAT.parse(new StringReader(text))) {
            parser.forEach(row -> rows.add(row.toList()));
        } catch (IOException | UncheckedIOException e) {
            rows.add(REFUSED);
        }
        return rows;
    }

    private static List<List<String>> byScanner(String text) {
        List<List<String>> rows = new ArrayList<>();
        CsvScanner scanner = new CsvScanner(new InSmallPieces(text), 1 << 20);
        try {
            while (scanner.next()) {
                rows.add(scanner.texts());
            }
        } catch (IOException e) {
            rows.add(REFUSED);
        }
        return rows;
    }

    /** Gives one to five characters at a time, so that a row is cut anywhere. */
    private static final class InSmallPieces extends Reader {
        private final StringReader in;
        private int reads;

        InSmallPieces(String text) {
            in = new StringReader(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            boolean isLong = length > 1 << 12 && reads > 1000;
            return in.read(buffer, offset, isLong ? length : Math.min(length, 1 + reads++ % 5));
        }

        @Override
        public void close() {
            in.close();
        }
    }
}
