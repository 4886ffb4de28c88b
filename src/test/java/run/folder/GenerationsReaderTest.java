package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.Cell;
import run.Generation;
import run.csv.CsvReader;
import run.csv.CsvReport;
import run.csv.CsvWriter;
import run.file.UnreadableFileException;

/** Files of other tools, edited files and damaged files. */
class GenerationsReaderTest {

    private static final String BASELINE = "timestamp,model,first_token_ms,tokens_per_s";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("generations.csv");
    }

    @Test
    void theOlderBaselineIsRead() throws IOException {
        List<Generation> read = new ArrayList<>();
        CsvReport report = read(BASELINE + "\n2025-08-14T10:00:00Z,llama3.2:3b,1610,12.8\n", read);

        assertThat(report.rows()).isEqualTo(1);

        Generation row = read.get(0);
        assertThat(row.timestamp()).isEqualTo(Instant.parse("2025-08-14T10:00:00Z"));
        assertThat(row.cell()).isEqualTo(new Cell("llama3.2:3b", ""));
        assertThat(row.timing().firstTokenMs()).hasValue(1610);
        assertThat(row.timing().tokensPerS()).hasValue(12.8);
        assertThat(row.timing().latencyMs()).isEmpty();
        assertThat(row.tokens().output()).isEmpty();
        assertThat(row.isMeasured()).isTrue();
        assertThat(row.isOk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-08-14T10:00:00Z",
                "2025-08-14T10:00:00",
                "2025-08-14 10:00:00",
                "2025-08-14T12:00:00+02:00",
                "2025-08-14T12:00:00+0200",
                "2025-08-14 12:00:00 +0200",
                "2025-08-14T12:00:00+02",
                "1755165600",
                "1755165600.000123",
                "1755165600000",
                "2025-08-14T10:00:00.000000",
                "2025-08-14t10:00:00.000z",
                "2025-08-14T10:00"
            })
    void timestampsOfOlderFilesAreUnderstood(String timestamp) throws IOException {
        List<Generation> read = new ArrayList<>();
        read(BASELINE + "\n" + timestamp + ",m,1,2\n", read);
        assertThat(read.get(0).timestamp()).isEqualTo(Instant.parse("2025-08-14T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtimestamp,model,first_token_ms,tokens_per_s\n2025-08-14T10:00:00Z,m,1,2\n",
                "\uFEFF\"timestamp\",model,first_token_ms,tokens_per_s\r\n2025-08-14T10:00:00Z,m,1,2\r\n",
                "tokens_per_s,model,Timestamp, FIRST_TOKEN_MS\n2,m,2025-08-14T10:00:00Z,1\n",
                "timestamp,model,first_token_ms,tokens_per_s\n2025-08-14T10:00:00Z,m,1,2",
                "timestamp,model,first_token_ms,tokens_per_s\n\n2025-08-14T10:00:00Z,m,1,2\n\n\n",
                "timestamp,\"model\",first_token_ms,tokens_per_s\n2025-08-14T10:00:00Z,\"m\",\"1\",2\n"
            })
    void formsOfTheSameFileAreRead(String content) throws IOException {
        List<Generation> read = new ArrayList<>();
        CsvReport report = read(content, read);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.cut()).isEmpty();
        assertThat(read.get(0).origin().model()).isEqualTo("m");
        assertThat(read.get(0).timing().firstTokenMs()).hasValue(1);
        assertThat(read.get(0).timing().tokensPerS()).hasValue(2);
    }

    @Test
    void unknownColumnsAreIgnored() throws IOException {
        CsvReport report = read(BASELINE + ",gpu,note\n2025-08-14T10:00:00Z,m,1,2,T4,\n", new ArrayList<>());

        assertThat(report.rows()).isEqualTo(1);
    }

    @Test
    void missingColumnsAreNamed() throws IOException {
        assertRefused("timestamp,name,first_token_ms\n", "line 1", "lacks the columns model, tokens_per_s", "name");
        assertRefused("timestamp;model;first_token_ms;tokens_per_s\n", "separated by commas");
        assertRefused(BASELINE + ",model\n", "line 1", "model occurs twice");
        assertRefused("", "empty", "header");
        assertRefused("\"timest", "header row is cut");
        assertRefused("<html><body>", "lacks the columns", "another kind of file");
    }

    @Test
    void utf16IsNamed() throws IOException {
        Files.write(file, ("\uFEFF" + BASELINE).getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> GenerationsReader.read(file, g -> {}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("UTF-16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp|yesterday|a time such as",
                "timestamp|+999999-01-01T00:00:00Z|a time such as",
                "timestamp|1969-12-31T23:59:59Z|a time such as",
                "timestamp|''|a time such as",
                "timestamp|123456|a time such as",
                "timestamp|17551656000000|a time such as",
                "model|''|a name",
                "model|b\uFFFDd|text in UTF-8",
                "series|b\uFFFDd|text in UTF-8",
                "first_token_ms|-1|a decimal number from 0",
                "first_token_ms|NaN|a decimal number from 0",
                "first_token_ms|Infinity|a decimal number from 0",
                "first_token_ms|1e999|a decimal number from 0",
                "first_token_ms|1e13|a decimal number from 0",
                "first_token_ms|0x10p3|a decimal number from 0",
                "first_token_ms|'1,5'|a decimal number from 0",
                "first_token_ms|5d|a decimal number from 0",
                "first_token_ms|1-2|a decimal number from 0",
                "tokens_per_s|fast|a decimal number from 0",
                "tpot_ms|--1|a decimal number from 0",
                "output_tokens|-3|a whole number from 0 to 2147483647",
                "output_tokens|2147483648|a whole number from 0 to 2147483647",
                "output_tokens|99999999999999999999|a whole number from 0",
                "output_tokens|1.5|a whole number from 0",
                "chunks|٣|a whole number from 0",
                "user|9223372036854775808|a whole number from 0",
                "gaps_us|1 2  3|a whole number from 0",
                "gaps_us|1 -2|a whole number from 0",
                "http_status|99|a status from 100 to 599",
                "http_status|2000|a status from 100 to 599",
                "outcome|http_9|an outcome such as ok",
                "outcome|OK|an outcome such as ok",
                "phase|cooldown|warmup or measure",
                "token_source|guess|usage or chunks",
            })
    void aBadFieldIsNamedWithItsPlace(String column, String value, String expected) throws IOException {
        String header = headerLine();
        String good = csv(new RandomRows(4).generation());
        String bad = withField(good, column, value);
        assertRefused(
                header + good + bad + good,
                "line " + (2 + good.lines().count()) + ": ",
                "column " + column + " holds '",
                "expected " + expected);
    }

    @Test
    void aRowOfAnotherLengthIsNamed() throws IOException {
        String row = "2025-08-14T10:00:00Z,m,1,2\n";
        assertRefused(BASELINE + "\n" + row + "2025-08-14T10:00:00Z,m,1\n" + row, "line 3", "3 fields, expected 4");
        assertRefused(BASELINE + "\n" + row + "2025-08-14T10:00:00Z,m,1,2,3\n", "line 3", "5 fields, expected 4");
        assertRefused(BASELINE + "\n" + "\"a\"b,m,1,2\n" + row, "line 2");
    }

    @Test
    void valuesInMessagesAreShortAndDoNotMoveTheCursor() throws IOException {
        Files.writeString(file, BASELINE + "\n\"\u001B[2J" + "x".repeat(5000) + "\",m,1,2\n");
        String message =
                catchThrowable(() -> GenerationsReader.read(file, g -> {})).getMessage();
        assertThat(message).doesNotContain("\u001B").hasSizeLessThan(400);
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheFileIntoMemory() throws IOException {
        StringBuilder content = new StringBuilder(BASELINE + "\n2025-08-14T10:00:00Z,\"m,1,2\n");
        content.append("2025-08-14T10:00:00Z,m,1,2\n".repeat(CsvReader.MAX_ROW / 27 + 2000));
        assertRefused(content.toString(), "line 2", "longer than", "quote");
    }

    /** A file of ours, cut anywhere: all rows whose line end is there, and a report unless the cut is between rows. */
    @Test
    void cutAtEveryByteItGivesTheWholeRowsAndSaysSo() throws IOException {
        RandomRows random = new RandomRows(99);
        List<Generation> rows = Stream.generate(random::generation).limit(6).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(headerLine().getBytes(StandardCharsets.UTF_8));
        List<Integer> ends = new ArrayList<>(List.of(out.size()));
        for (Generation row : rows) {
            out.writeBytes(csv(row).getBytes(StandardCharsets.UTF_8));
            ends.add(out.size());
        }
        byte[] whole = out.toByteArray();
        for (int length = ends.get(0); length <= whole.length; length++) {
            List<Generation> read = new ArrayList<>();
            int end = length;
            int complete = (int) ends.stream().filter(e -> e <= end).count() - 1;

            CsvReport report =
                    GenerationsReader.reader(file).read(new ByteArrayInputStream(whole, 0, length), read::add);

            assertThat(read).as("cut at %d", length).hasSize(complete);
            assertThat(report.rows()).isEqualTo(complete);
            assertThat(report.cut().isPresent()).as("cut at %d", length).isEqualTo(!ends.contains(length));
            assertThat(read.stream().map(GenerationsReaderTest::csv))
                    .isEqualTo(rows.stream()
                            .limit(complete)
                            .map(GenerationsReaderTest::csv)
                            .toList());
        }
    }

    @Test
    void tenThousandMutationsAreReadOrRefused() {
        Random random = new Random(20260131);
        RandomRows rows = new RandomRows(8);
        String content = headerLine()
                + Stream.generate(rows::generation)
                        .limit(4)
                        .map(GenerationsReaderTest::csv)
                        .collect(Collectors.joining());
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = content.getBytes(StandardCharsets.UTF_8);
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                damaged = mutate(damaged, random);
            }
            ByteArrayInputStream in = new ByteArrayInputStream(damaged);
            AtomicLong read = new AtomicLong();
            Throwable thrown =
                    catchThrowable(() -> GenerationsReader.reader(file).read(in, g -> read.incrementAndGet()));
            assertThat(read.get()).isLessThanOrEqualTo(1 + damaged.length / 28);
            if (thrown != null) {
                refused++;
                assertThat(thrown).isInstanceOf(UnreadableFileException.class).hasMessageStartingWith(file.toString());
            }
        }
        assertThat(refused).as("mutations that were noticed").isBetween(2_000, 10_000);
    }

    private static byte[] mutate(byte[] content, Random random) {
        int at = random.nextInt(content.length);
        byte[] damaged = content.clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) ",\"\n\r-eE9".charAt(random.nextInt(8));
            case 2 -> damaged = Arrays.copyOf(content, Math.max(1, at));
            default -> System.arraycopy(content, 0, damaged, at, content.length - at);
        }
        return damaged;
    }

    private CsvReport read(String content, List<Generation> sink) throws IOException {
        Files.writeString(file, content);
        return GenerationsReader.read(file, sink::add);
    }

    private void assertRefused(String content, String... words) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> GenerationsReader.read(file, g -> {}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(words);
    }

    private static String headerLine() {
        return Stream.of(GenerationColumn.values())
                        .map(GenerationColumn::header)
                        .collect(Collectors.joining(",")) + "\n";
    }

    private static String csv(Generation row) {
        return csv(Stream.of(GenerationColumn.values()).map(c -> c.write(row)).toList());
    }

    private static String csv(List<String> fields) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CsvWriter.FORMAT)) {
            printer.printRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String withField(String row, String column, String value) throws IOException {
        List<String> fields = new ArrayList<>(CsvWriter.FORMAT
                .parse(new StringReader(row))
                .getRecords()
                .get(0)
                .toList());
        fields.set(GenerationColumn.valueOf(column.toUpperCase(Locale.ROOT)).ordinal(), value);
        return csv(fields);
    }
}
