package analysis.summary.reading;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.fixtures.SyntheticRun;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.ClockOffset;
import run.Generation;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.RunInfo;
import run.RunInfoBuilder;
import run.file.UnreadableFileException;
import run.folder.GenerationsWriter;
import run.folder.LifecycleWriter;
import run.folder.RunJson;

class RunMergeTest {

    private static final int GENERATIONS = 40;

    @TempDir
    private Path root;

    private RunInfo info(int index) {
        RunInfo all = SyntheticRun.info(String.valueOf(index), List.of("m"), List.of("users=3"));
        SortedMap<String, String> settings = new TreeMap<>(all.settings());
        settings.put("injector.index", String.valueOf(index));
        settings.put("injector.count", "3");
        settings.put("startAt", "2026-01-31T12:00:00Z");
        return RunInfoBuilder.of(all).settings(settings).build();
    }

    /** Generations of 100 ms, one each second, of an injector that begins a tenth of a second after the one before it. */
    private Path injector(RunInfo info, int generations, double aheadMs) throws IOException {
        String name = info.environment().injector();
        Path folder = Files.createDirectories(root.resolve("injector-" + name));
        RunJson.write(folder.resolve("run.json"), info);
        try (GenerationsWriter writer = new GenerationsWriter(folder.resolve("generations.csv"), failure -> {})) {
            for (int i = 0; i < generations; i++) {
                int number = i;
                writer.write(generation(g -> g.cell("m", "users=3")
                        .injector(name)
                        .startMs(1_000 * number + 100 * Integer.parseInt(name) + aheadMs)
                        .timing(50 + number, 10_000, 40_000)));
            }
        }
        return folder;
    }

    private List<Path> three() throws IOException {
        return List.of(
                injector(info(0), GENERATIONS, 0),
                injector(info(1), GENERATIONS, 0),
                injector(info(2), GENERATIONS, 0));
    }

    private static List<Warning> ofInjectors(List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> warning.kind() != Kind.FEW_SAMPLES && warning.kind() != Kind.NO_STEADY_PART)
                .toList();
    }

    @Test
    void aMergedRunIsWhatItsInjectorsAreTogether() throws IOException {
        List<Path> three = three();
        RunData together = RunReader.readOneLoad(three);

        RunMerge merged = RunMerge.into(root.resolve("merged"), three);

        assertThat(merged.generations()).isEqualTo(3 * GENERATIONS);
        assertThat(merged.warnings()).isEmpty();
        RunData read = RunReader.read(root.resolve("merged"));
        assertThat(read.info()).isEqualTo(together.info());
        assertThat(read.injectors()).isEqualTo(together.injectors());
        assertThat(read.warnings()).isEqualTo(together.warnings());
        assertThat(read.cells())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // absent is NaN
                .isEqualTo(together.cells());
        assertThat(read.info().series().get(0).users())
                .as("concurrency adds up")
                .isEqualTo(3);
        assertThat(read.info().settings()).as("settings of one injector").isEmpty();
        assertThat(ofInjectors(read.warnings())).isEmpty();
    }

    @Test
    void theOrderOfTheFoldersIsOfNoConsequence() throws IOException {
        List<Path> three = three();
        RunMerge.into(root.resolve("a"), three);
        RunMerge.into(root.resolve("b"), List.of(three.get(2), three.get(0), three.get(1)));
        for (String file : List.of("generations.csv", "run.json", "merge.json")) {
            assertThat(root.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(root.resolve("b").resolve(file));
        }
    }

    @Test
    void aMissingInjectorIsNamedWithItsShare() throws IOException {
        List<Path> three = three();
        RunMerge.into(root.resolve("merged"), List.of(three.get(0), three.get(2)));
        assertThat(ofInjectors(RunReader.read(root.resolve("merged")).warnings()))
                .singleElement()
                .satisfies(warning -> assertThat(warning.kind()).isEqualTo(Kind.INJECTOR_MISSING))
                .extracting(Warning::what)
                .isEqualTo("Of 3 injectors, 1 is missing (index 1): 33 % of the load, about 40 generations.");
    }

    @Test
    void aKilledInjectorIsNamedWithWhatItLacks() throws IOException {
        RunInfo killed = info(1);
        RunMerge merged = RunMerge.into(
                root.resolve("merged"),
                List.of(
                        injector(info(0), GENERATIONS, 0),
                        injector(killed.with(killed.environment(), killed.start(), null), 10, 0),
                        injector(info(2), GENERATIONS, 0)));
        assertThat(merged.warnings())
                .extracting(Warning::what)
                .containsExactly(
                        "Injector '1' did not come to its end: it has 10 measured generations; the others have 40"
                                + " each, so about 30 (75 % of its share) are missing.");
        assertThat(RunReader.read(root.resolve("merged")).warnings())
                .extracting(Warning::kind)
                .contains(Kind.RUN_CUT, Kind.INJECTOR_MISSING);
    }

    @Test
    void theSameInjectorTwiceIsRefused() throws IOException {
        List<Path> three = three();
        Path copy = Files.createDirectories(root.resolve("copy"));
        for (String file : List.of("generations.csv", "run.json")) {
            Files.copy(three.get(1).resolve(file), copy.resolve(file));
        }
        assertThatThrownBy(() -> RunReader.readOneLoad(List.of(three.get(0), three.get(1), copy)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is of the same injector as " + three.get(1) + ": injector 1 of 3");
        assertThatThrownBy(() -> RunMerge.into(root.resolve("merged"), List.of(three.get(1), copy)))
                .isInstanceOf(UnreadableFileException.class);
        assertThat(root.resolve("merged")).doesNotExist();
    }

    @Test
    void clocksThatDifferByMoreThanTheyAreKnownAreCorrected() throws IOException {
        RunMerge.into(
                root.resolve("merged"),
                List.of(
                        injector(ahead(info(0), 20), GENERATIONS, 0),
                        injector(ahead(info(1), 5_020), GENERATIONS, 5_000),
                        injector(ahead(info(2), 10), GENERATIONS, 0)));
        RunData merged = RunReader.read(root.resolve("merged"));
        assertThat(ofInjectors(merged.warnings()))
                .singleElement()
                .satisfies(warning -> assertThat(warning.kind()).isEqualTo(Kind.CLOCK_CORRECTED))
                .extracting(Warning::what)
                .asString()
                .contains("differ by up to 5010 ms", "uncertainty 15 ms");
        Instant first =
                merged.cells().get(merged.cells().firstKey()).firstStart().orElseThrow();
        Instant last = merged.cells().get(merged.cells().firstKey()).lastEnd().orElseThrow();
        assertThat(Duration.between(first, last)).isLessThan(Duration.ofMillis(1_000 * GENERATIONS));
    }

    private static RunInfo ahead(RunInfo info, double ms) {
        return info.with(info.environment().with(new ClockOffset(ms, 15, false)), info.start(), info.end());
    }

    @Test
    void pullsAreMovedToTheServersClockToo() throws IOException {
        List<Path> folders = List.of(
                injector(ahead(info(0), 0), GENERATIONS, 0), injector(ahead(info(1), 60_000), GENERATIONS, 60_000));
        Instant pulled = Instant.parse("2026-01-31T12:01:00Z");
        try (LifecycleWriter writer = new LifecycleWriter(folders.get(1).resolve("lifecycle.csv"), failure -> {})) {
            writer.write(new LifecycleEvent(
                    pulled, "m", Operation.PULL, Outcome.OK, "", 100, OptionalLong.of(1), 1, "users=3"));
        }
        RunMerge.into(root.resolve("merged"), folders);

        for (RunData run : List.of(RunReader.readOneLoad(folders), RunReader.read(root.resolve("merged")))) {
            assertThat(run.lifecycle()).extracting(LifecycleEvent::timestamp).containsExactly(pulled.minusSeconds(60));
        }
    }

    @Test
    void clocksThatDifferUnknownToAnybodyMakeTheRunUnfit() throws IOException {
        List<Path> apart = List.of(
                injector(info(0), GENERATIONS, 0),
                injector(info(1), GENERATIONS, 60_000),
                injector(info(2), GENERATIONS, 0));
        assertThat(RunReader.readOneLoad(apart).warnings())
                .extracting(Warning::kind)
                .contains(Kind.CLOCK_SKEW);
    }

    /** The second clock is five seconds ahead, and its injector began a minute later by the server's clock. */
    @Test
    void injectorsWhoseClocksAreKnownRanApart() throws IOException {
        List<Path> apart = List.of(
                injector(ahead(info(0), 0), GENERATIONS, 0),
                injector(ahead(info(1), 5_000), GENERATIONS, 65_000),
                injector(ahead(info(2), 0), GENERATIONS, 0));
        assertThat(ofInjectors(RunReader.readOneLoad(apart).warnings()))
                .extracting(Warning::kind)
                .containsExactly(Kind.INJECTORS_APART, Kind.CLOCK_CORRECTED);
    }

    @Test
    void aFolderThatIsInUseIsLeftAlone() throws IOException {
        List<Path> three = three();
        assertThatThrownBy(() -> RunMerge.into(three.get(0), three))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void rowsOfAllInjectorsAreInTheOrderOfTheirEnds() throws IOException {
        RunMerge.into(root.resolve("merged"), three());
        long[] latest = {Long.MIN_VALUE};
        run.folder.RunDirectory.open(root.resolve("merged")).generations((Generation row) -> {
            long endMs = row.timestamp().toEpochMilli()
                    + (long) row.timing().streamMs().orElse(0);
            assertThat(endMs).isGreaterThanOrEqualTo(latest[0]);
            latest[0] = endMs;
        });
    }
}
