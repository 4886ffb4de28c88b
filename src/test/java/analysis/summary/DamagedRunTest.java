package analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import analysis.fixtures.SyntheticRun;
import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.report.data.SummaryJson;
import analysis.report.page.ConsolePage;
import analysis.report.page.Style;
import analysis.report.sections.Conclusions;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Generation;
import run.LifecycleEvent;
import run.Outcome;
import run.Resource;
import run.ResourceSample;
import run.file.UnreadableFileException;
import run.folder.GenerationsWriter;
import run.folder.LifecycleWriter;
import run.folder.ResourcesWriter;
import run.folder.RunJson;

/**
 * A run folder one of whose files is damaged is reported, with a warning where something is missing, or refused with the name of
 * that file: never anything else, whichever file and whatever the damage.
 */
@Execution(ExecutionMode.CONCURRENT)
class DamagedRunTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final List<String> FILES =
            List.of("simulation.log", "generations.csv", "lifecycle.csv", "resources.csv", "run.json");
    private static final int MUTATIONS = 3_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        SyntheticRun run = new SyntheticRun(1)
                .models("m")
                .series("Short")
                .generationsPerSeries(3)
                .gaps(3);
        RunJson.write(folder.resolve("run.json"), run.info());
        List<LogRecord> log = new ArrayList<>();
        log.add(new LogRecord.Run("3.15.1", "simulations.TokensPerSecond", START.toEpochMilli(), "", List.of("a")));
        try (GenerationsWriter writer = new GenerationsWriter(folder.resolve("generations.csv"), e -> {})) {
            for (Generation generation : run.generations()) {
                writer.write(generation);
                log.add(new LogRecord.Request(
                        List.of("m"), "chat", START.toEpochMilli(), START.toEpochMilli() + 100, true, ""));
            }
        }
        Files.write(folder.resolve("simulation.log"), LogEncoder.encode(log));
        try (LifecycleWriter writer = new LifecycleWriter(folder.resolve("lifecycle.csv"), e -> {})) {
            for (LifecycleEvent.Operation operation : LifecycleEvent.Operation.values()) {
                writer.write(new LifecycleEvent(
                        START, "m", operation, Outcome.OK, "", 12.5, OptionalLong.of(1_000_000), 1, "Short"));
            }
        }
        try (ResourcesWriter writer = new ResourcesWriter(folder.resolve("resources.csv"), e -> {})) {
            for (int second = 0; second < 3; second++) {
                writer.write(new ResourceSample(
                        START.plusSeconds(second), "metrics", Resource.MEMORY_BYTES, 1e9, "resident", ""));
            }
        }
    }

    @Test
    void theWholeRunIsReadWithoutAWarningOfDamage() {
        assertThat(RunReader.read(folder).warnings())
                .extracting(Warning::kind)
                .doesNotContain(Kind.ROWS_TRUNCATED, Kind.LOG_TRUNCATED, Kind.LOG_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generations.csv", "lifecycle.csv", "resources.csv"})
    void cutAtEveryByteItGivesTheWholeRowsAndSaysSo(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        int headerEnd = new String(whole).indexOf('\n') + 1;
        for (int length = headerEnd; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            boolean betweenRows = whole[length - 1] == '\n';
            assertThat(RunReader.read(folder).warnings().stream()
                            .anyMatch(warning -> warning.kind() == Kind.ROWS_TRUNCATED
                                    && warning.what().contains(name)))
                    .as("%d bytes of %s", length, name)
                    .isEqualTo(!betweenRows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulation.log", "generations.csv", "lifecycle.csv", "resources.csv", "run.json"})
    void cutAtEveryByteOrEmptyItIsReportedOrRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        for (int length = 0; length < whole.length; length++) {
            assertReportedOrRefused(name, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void mutationsOfAnyFileAreReportedOrRefused() throws IOException {
        Random random = new Random(20261125);
        int[] refused = new int[FILES.size()];
        byte[][] whole = new byte[FILES.size()][];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Files.readAllBytes(folder.resolve(FILES.get(i)));
        }
        for (int i = 0; i < MUTATIONS; i++) {
            int which = i % FILES.size();
            byte[] damaged = whole[which];
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                damaged = mutated(damaged, random);
            }
            if (assertReportedOrRefused(FILES.get(which), damaged)) {
                refused[which]++;
            }
            Files.write(folder.resolve(FILES.get(which)), whole[which]);
        }
        for (int i = 0; i < refused.length; i++) {
            // Gatling's log is a check of the rows: without it there is a report, with a warning.
            assertThat(refused[i])
                    .as("refused %s", FILES.get(i))
                    .isBetween(FILES.get(i).equals("simulation.log") ? 0 : 100, MUTATIONS / FILES.size());
        }
    }

    /** Reports as the command does; whether it was refused. */
    private boolean assertReportedOrRefused(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Throwable thrown = catchThrowable(() -> {
            RunData data = RunReader.read(folder);
            RunSummary summary = RunSummary.of(data);
            RunContent report = RunContent.of(data, summary, ReportOptions.usual(data.info()));
            ConsolePage.write(RunPage.brief(report, Conclusions.NONE, List.of()), Style.PLAIN);
            SummaryJson.write(summary);
        });
        if (thrown == null) {
            return false;
        }
        assertThat(thrown)
                .as("%s: %s", name, new String(content))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString());
        assertThat(thrown.getMessage().length()).isLessThan(1000);
        return true;
    }

    private static byte[] mutated(byte[] content, Random random) {
        int at = random.nextInt(content.length);
        byte[] damaged = content.clone();
        switch (random.nextInt(6)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) ",\"\n\r-eE9{}[]:".charAt(random.nextInt(13));
            case 2 -> damaged[at] = (byte) random.nextInt();
            case 3 -> damaged = Arrays.copyOf(content, Math.max(1, at));
            case 4 -> System.arraycopy(content, 0, damaged, at, content.length - at);
            default ->
                Arrays.fill(damaged, at, Math.min(content.length, at + 4), (byte) (random.nextBoolean() ? 0x7F : 0xFF));
        }
        return damaged;
    }
}
