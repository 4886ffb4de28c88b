package run.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

    private static final List<String> PIECES = List.of(
            "",
            "a",
            "Z",
            "0",
            " ",
            ",",
            "\"",
            "\n",
            "\r",
            "#",
            "-",
            ".",
            ":",
            "/",
            "+",
            "é",
            "世",
            "[DONE]",
            "1 22 333",
            "\t",
            "~");

    private record Column(String name, int ordinal) implements CsvColumn<List<String>> {
        @Override
        public String write(List<String> row) {
            return row.get(ordinal);
        }
    }

    /** The short way for plain fields must not be seen in the file. */
    @Test
    void fieldsAreQuotedAsByTheLibrary(@TempDir Path folder) throws IOException {
        Random random = new Random(7);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(List.of("2026-11-29T00:57:21.866Z", field(random), field(random)));
        }
        Path file = folder.resolve("rows.csv");

        try (CsvWriter<List<String>> writer = new CsvWriter<>(
                file, List.of(new Column("time", 0), new Column("b", 1), new Column("c", 2)), failure -> {})) {
            rows.forEach(writer::write);
        }

        StringWriter expected = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(expected, CsvWriter.FORMAT)) {
            printer.printRecord("time", "b", "c");
            printer.printRecords(rows);
        }
        assertThat(Files.readString(file)).isEqualTo(expected.toString());
    }

    /** Rows must not be lost in silence, whatever ends the writing. */
    @Test
    void anErrorEndsTheWritingAndIsThrown(@TempDir Path folder) throws IOException {
        List<IOException> told = new CopyOnWriteArrayList<>();
        CsvWriter<List<String>> writer =
                new CsvWriter<>(folder.resolve("rows.csv"), List.of(new Column("a", 0)), told::add) {
                    @Override
                    protected List<String> readable(List<String> row) {
                        throw new StackOverflowError();
                    }
                };

        writer.write(List.of("1"));

        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessageContaining("1 are lost");
        assertThat(told).hasSize(1);
    }

    private static String field(Random random) {
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            field.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return field.toString();
    }
}
