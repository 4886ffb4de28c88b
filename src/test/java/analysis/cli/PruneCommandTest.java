package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.RunInfo;
import run.RunInfoBuilder;
import run.folder.RunJson;

class PruneCommandTest {

    private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    @TempDir
    private Path folder;

    private Path runs;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void runsOfSomeMonths() throws IOException {
        runs = folder.resolve("runs");
        run("yesterday", "MultiUser", "2026-06-14T00:00:00Z");
        run("april-early", "MultiUser", "2026-04-02T00:00:00Z");
        run("april-late", "MultiUser", "2026-04-28T00:00:00Z");
        run("april-other", "Latency", "2026-04-05T00:00:00Z");
        run("march", "MultiUser", "2026-03-31T23:59:59Z");
        Files.createFile(run("march-kept", "MultiUser", "2026-03-01T00:00:00Z").resolve("KEEP"));
        Files.delete(run("unknown", "MultiUser", "2026-01-01T00:00:00Z").resolve("run.json"));
        Files.writeString(run("damaged", "MultiUser", "2026-01-01T00:00:00Z").resolve("run.json"), "{");
        Files.createDirectories(runs.resolve("no-run"));
    }

    private Path run(String name, String simulation, String start) throws IOException {
        Path run = Files.createDirectories(runs.resolve(name).resolve("js")).getParent();
        Files.writeString(run.resolve("js").resolve("report.js"), "1");
        Files.writeString(run.resolve("generations.csv"), "timestamp,model,first_token_ms,tokens_per_s\n");
        RunInfo info = SyntheticRun.info("", List.of("m"), List.of("s"));
        RunJson.write(
                run.resolve("run.json"),
                RunInfoBuilder.of(info)
                        .simulation(simulation)
                        .start(Instant.parse(start))
                        .end(null)
                        .seed(1)
                        .quick(false)
                        .clientHealth(null)
                        .build());
        return run;
    }

    private Map<String, RetentionPlan.Action> plan() {
        return RetentionPlan.of(runs, NOW, Duration.ofDays(30)).decisions().stream()
                .collect(Collectors.toMap(
                        decision -> decision.run().getFileName().toString(), RetentionPlan.Decision::action));
    }

    private int prune(String... more) {
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(
                console,
                console,
                Stream.concat(
                                Stream.of(
                                        "prune",
                                        runs.toString(),
                                        "--archive",
                                        folder.resolve("archive").toString()),
                                Arrays.stream(more))
                        .toArray(String[]::new));
    }

    @Test
    void theNewestOfEachSimulationAndMonthIsArchived() {
        assertThat(plan())
                .isEqualTo(Map.of(
                        "yesterday", RetentionPlan.Action.KEEP,
                        "april-early", RetentionPlan.Action.DELETE,
                        "april-late", RetentionPlan.Action.ARCHIVE,
                        "april-other", RetentionPlan.Action.ARCHIVE,
                        "march", RetentionPlan.Action.ARCHIVE,
                        "march-kept", RetentionPlan.Action.KEEP,
                        "unknown", RetentionPlan.Action.KEEP,
                        "damaged", RetentionPlan.Action.KEEP));
    }

    @Test
    void withoutApplyNothingHappens() {
        assertThat(prune("--days", "0")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing was done");
        assertThat(runs.resolve("april-early")).exists();
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void applyMovesAndDeletesAndFollowsNoLink() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "1");
        Files.createSymbolicLink(runs.resolve("april-early").resolve("link"), outside);

        assertThat(prune("--days", "0", "--apply")).isZero();

        assertThat(runs.resolve("april-early")).doesNotExist();
        assertThat(runs.resolve("april-late")).doesNotExist();
        assertThat(folder.resolve("archive/2026-04/april-late/js/report.js")).hasContent("1");
        assertThat(outside.resolve("precious")).exists();
        assertThat(runs.resolve("march-kept")).exists();
        assertThat(runs.resolve("no-run")).exists();
    }

    @Test
    void aLinkToARunIsLeftAlone() throws IOException {
        Path outside = folder.resolve("elsewhere");
        Files.move(runs.resolve("march"), outside);
        Files.createSymbolicLink(runs.resolve("march"), outside);

        assertThat(prune("--days", "0", "--apply")).isZero();

        assertThat(runs.resolve("march")).isSymbolicLink();
        assertThat(outside.resolve("generations.csv")).exists();
        assertThat(runs.resolve("april-early")).doesNotExist();
    }

    @Test
    void workThatWasNotDoneIsDoneByTheNext() throws IOException {
        Path half = Files.createDirectories(folder.resolve("archive/2026-03/.march.partial"));
        Files.writeString(half.resolve("generations.csv"), "half");
        Files.createDirectories(folder.resolve("archive/2026-04/april-late/js"));
        for (String file : new String[] {"js/report.js", "generations.csv", "run.json"}) {
            Files.copy(
                    runs.resolve("april-late").resolve(file),
                    folder.resolve("archive/2026-04/april-late").resolve(file));
        }
        Files.move(runs.resolve("april-early"), runs.resolve(".april-early.deleting"));

        assertThat(prune("--days", "0", "--apply")).isZero();

        assertThat(folder.resolve("archive/2026-03/march/run.json")).exists();
        assertThat(half).doesNotExist();
        assertThat(runs.resolve("april-late")).doesNotExist();
        assertThat(runs.resolve(".april-early.deleting")).doesNotExist();
    }

    @Test
    void anArchivedRunIsNotOverwritten() throws IOException {
        Files.createDirectories(folder.resolve("archive/2026-03/march"));

        assertThat(prune("--days", "0", "--apply")).isEqualTo(4);
        assertThat(runs.resolve("march").resolve("generations.csv")).exists();
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThat(prune("--days", "-1")).isEqualTo(2);
        assertThat(Main.run(
                        System.out,
                        System.err,
                        "prune",
                        folder.resolve("nowhere").toString()))
                .isEqualTo(2);
    }
}
