package analysis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.file.UnreadableFileException;

class SimulationLogReaderTest {

    private static final String FIXTURE = "/analysis/log/gatling-3.15.1-simulation.log";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("simulation.log");
    }

    /** The figures are those that Gatling itself printed for this run. */
    @Test
    void aLogOfGatlingGivesTheCountsOfItsReport() throws URISyntaxException {
        Path recorded = Path.of(getClass().getResource(FIXTURE).toURI());
        LogCounts counts = new LogCounts();
        List<LogRecord> others = new ArrayList<>();

        LogReport report = SimulationLogReader.read(recorded, counts.andThen(others::add));

        assertThat(report.run().gatlingVersion()).isEqualTo("3.15.1");
        assertThat(report.run().simulationClass()).isEqualTo("recorded.Sample");
        assertThat(report.run().scenarios()).containsExactlyInAnyOrder("Chat", "Büro");
        assertThat(report.cut()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.bytes()).isEqualTo(recorded.toFile().length());

        assertThat(counts.counts().keySet())
                .containsExactly(
                        name("chat"),
                        name("fails"),
                        name("日本語 😀"),
                        name("chat", "llama3.2:3b"),
                        name("chat first token", "llama3.2:3b"),
                        name("mémoire", "llama3.2:3b", "inner"));
        assertThat(counts.counts().values().stream().map(c -> c.ok() + "/" + c.ko()))
                .containsExactly("5/0", "0/4", "0/4", "12/0", "12/0", "12/0");
        LongSummaryStatistics durationsMs = others.stream()
                .filter(LogRecord.Request.class::isInstance)
                .mapToLong(record -> ((LogRecord.Request) record).durationMs())
                .summaryStatistics();
        assertThat(durationsMs.getMin()).isEqualTo(3);
        assertThat(durationsMs.getAverage()).isCloseTo(64, within(0.5));
        assertThat(others)
                .filteredOn(LogRecord.Error.class::isInstance)
                .extracting(e -> ((LogRecord.Error) e).message())
                .hasSize(4)
                .containsOnly("unbuilt: No attribute named 'absent' is defined ");
        assertThat(others).filteredOn(LogRecord.User.class::isInstance).hasSize(18);
        assertThat(others).filteredOn(LogRecord.Group.class::isInstance).hasSize(24);
        assertThat(others)
                .filteredOn(LogRecord.Request.class::isInstance)
                .extracting(r -> ((LogRecord.Request) r).message())
                .contains("bodyString.find.is(nō), failed", "status.find.in([200, 209], 304), found 404");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRecordComesBackAsItWas(long seed) throws IOException {
        List<LogRecord> records = RandomLog.of(seed, 2000);
        Files.write(file, LogEncoder.encode(records));
        List<LogRecord> read = new ArrayList<>();

        LogReport report = SimulationLogReader.read(file, read::add);

        assertThat(read).isEqualTo(records);
        assertThat(report)
                .isEqualTo(new LogReport(
                        file, (LogRecord.Run) records.get(0), 2000, Files.size(file), report.cut(), List.of()));
        assertThat(report.cut()).isEmpty();
    }

    @Test
    void cutAtEveryByteItGivesTheWholeRecordsBeforeAndSaysWhereItEnds() throws IOException {
        List<LogRecord> records = RandomLog.of(11, 40);
        List<Integer> ends = LogEncoder.ends(records);
        byte[] whole = LogEncoder.encode(records);
        int firstEnd = ends.get(0);
        for (int length = 0; length < whole.length; length++) {
            ByteArrayInputStream in = new ByteArrayInputStream(whole, 0, length);
            List<LogRecord> read = new ArrayList<>();
            if (length < firstEnd) {
                assertThatThrownBy(() -> SimulationLogReader.read(file, in, read::add))
                        .isInstanceOf(UnsupportedLogException.class);
                continue;
            }
            int end = length;
            int complete = (int) ends.stream().filter(e -> e <= end).count();
            int start = ends.get(complete - 1);

            LogReport report = SimulationLogReader.read(file, in, read::add);

            assertThat(read).isEqualTo(records.subList(0, complete));
            assertThat(report.records()).isEqualTo(complete);
            assertThat(report.bytes()).isEqualTo(start);
            assertThat(report.cut().map(c -> List.of(c.recordStart(), c.fileLength())))
                    .isEqualTo(start == length ? Optional.empty() : Optional.of(List.of((long) start, (long) length)));
        }
    }

    static Stream<Arguments> texts() {
        Stream<Arguments> bothOrders = Stream.of(
                        "日本語のモデル", "Ответ модели", "Ελληνικά", "status 200 → ok", "한국어", "😀 ok", "العربية")
                .flatMap(t -> Stream.of(
                        Arguments.of(t, StandardCharsets.UTF_16LE), Arguments.of(t, StandardCharsets.UTF_16BE)));
        Stream<Arguments> withoutEvidence = Stream.of("…", "中").map(t -> Arguments.of(t, StandardCharsets.UTF_16LE));
        return Stream.concat(bothOrders, withoutEvidence);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theByteOrderOfTheWriterIsFoundOut(String text, Charset order) throws IOException {
        LogRecord.Run run = new LogRecord.Run("3.15.1", "s.S", 1_769_860_800_000L, "", List.of());
        LogRecord.Error error = new LogRecord.Error(text, run.startMs());
        Files.write(file, LogEncoder.encode(List.of(run, error), order));
        List<LogRecord> read = new ArrayList<>();

        LogReport report = SimulationLogReader.read(file, read::add);

        assertThat(read).containsExactly(run, error);
        assertThat(report.warnings()).hasSize(order == StandardCharsets.UTF_16BE ? 1 : 0);
    }

    @Test
    void anUnknownVersionIsReadWithAWarning() throws IOException {
        for (String version : List.of("3.16.0", "4.0.0-M1", "3.11.5")) {
            Files.write(file, LogEncoder.encode(List.of(new LogRecord.Run(version, "s.S", 0, "", List.of()))));
            assertThat(SimulationLogReader.read(file, r -> {}).warnings())
                    .singleElement()
                    .asString()
                    .contains(version, "3.12 to 3.15");
        }
        for (String version : List.of("3.12.0", "3.13.5", "3.14.9", "3.15.1", "3.15.2-SNAPSHOT")) {
            Files.write(file, LogEncoder.encode(List.of(new LogRecord.Run(version, "s.S", 0, "", List.of()))));
            assertThat(SimulationLogReader.read(file, r -> {}).warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignFileIsNamedForWhatItIs(byte[] content, String what) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> SimulationLogReader.read(file, r -> {}))
                .isInstanceOf(UnsupportedLogException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(what, "3.12 to 3.15");
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                Arguments.of(text("ASSERTION\tAAECAAIBAAAAAAAA\n"), "no line that begins with RUN"),
                Arguments.of(new byte[] {0x1F, (byte) 0x8B, 8, 0}, "compressed"),
                Arguments.of(text("timestamp,model\n"), "first byte is 116"),
                Arguments.of(new byte[0], "is empty"),
                Arguments.of(new byte[100], "does not begin with a Gatling version"),
                Arguments.of(text("\0\0\0\0\4abcd\0"), "does not begin with a Gatling version"));
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThatThrownBy(() -> SimulationLogReader.read(file, r -> {}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("no such file");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static LogCounts.Name name(String request, String... groups) {
        return new LogCounts.Name(List.of(groups), request);
    }
}
