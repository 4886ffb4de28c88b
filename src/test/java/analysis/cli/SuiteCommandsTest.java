package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SuiteFolders;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that take a suite, a folder of runs, or runs of several simulations. */
class SuiteCommandsTest {

    @TempDir
    private Path root;

    private Path before;
    private Path after;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void twoSuites() throws IOException {
        SuiteFolders first = new SuiteFolders(root);
        first.scenario("MultiUser3", "multiuser-1", shape(1));
        first.scenario("PromptSet", "promptset-1", shape(2));
        before = first.write("allscenarios-1");
        SuiteFolders second = new SuiteFolders(root, 1);
        second.scenario("MultiUser3", "multiuser-2", shape(3));
        second.scenario("PromptSet", "promptset-2", shape(4).firstToken(600, 0.2));
        after = second.write("allscenarios-2");
    }

    private static SyntheticRun shape(long seed) {
        return new SyntheticRun(seed)
                .models("m")
                .series("s")
                .generationsPerSeries(80)
                .gaps(4)
                .firstToken(200, 0.2);
    }

    private int run(Object... args) {
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(
                console, console, Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void compareGoesThroughTheScenariosAndWritesAFolderForEach() {
        Path to = root.resolve("compared");

        assertThat(run("compare", "--out", to, before, after)).isZero();
        assertThat(out())
                .contains(
                        "Of 2 scenarios, 1 became significantly worse",
                        "PromptSet",
                        "Written: " + to.resolve("compare.html"));
        assertThat(to.resolve("PromptSet/compare.html")).isNotEmptyFile();
        assertThat(to.resolve("compare.md")).content().contains("[PromptSet](PromptSet/compare.html)");
    }

    /** As the older suite left its results: a folder for each time, with a file for each scenario. */
    @Test
    void foldersOfOldResultsAreComparedByWhatTheyHaveInCommon() throws IOException {
        results("results-1", 18, 125);
        results("results-2", 6, 180);
        Path to = root.resolve("compared");

        assertThat(run("compare", "--out", to, "--single-file", root.resolve("results-1"), root.resolve("results-2")))
                .isZero();
        assertThat(out())
                .contains("Of 1 kind, 0 became significantly worse in some figure, and 1 better")
                .containsPattern("Cold load p50 s +-66.7  better")
                .containsPattern(" 3 +125.00 +1.\\d\\d +\\d\\d +acceptable")
                .contains("multi-user-5.json has no model and series in common with another run");
        assertThat(to.resolve("SingleUser/compare.json")).isNotEmptyFile();
        assertThat(to.resolve("compare-single.html")).isNotEmptyFile();
        assertThat(to.resolve("compare.md")).content().contains("[SingleUser](SingleUser/compare.html)");

        assertThat(run("report", root.resolve("results-1"))).isZero();
        assertThat(out()).contains("2 runs of 2 simulations");
    }

    private void results(String name, int loadS, int overallS) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        String measured = "{\"DownloadTimeSeconds\": 45, \"DownloadStatus\": \"Success\", \"%s\": " + loadS
                + ", \"LoadStatus\": \"Success\"}";
        Files.writeString(
                folder.resolve("single-user.json"),
                "{\"Timestamp\": \"2025-10-31 14:30:00\", \"Model\": \"m\", \"Measurements\": "
                        + measured.formatted("LoadTimeColdSeconds") + "}");
        int users = overallS == 125 ? 3 : 5;
        Files.writeString(
                folder.resolve("multi-user-" + users + ".json"),
                "{\"Timestamp\": \"2025-10-31 15:00:00\", \"ConcurrentUsers\": " + users
                        + ", \"Summary\": {\"OverallDurationSeconds\": " + overallS
                        + "}, \"IndividualResults\": [{\"Model\": \"m\", \"Measurements\": "
                        + measured.formatted("LoadTimeSeconds") + "}]}");
        Files.writeString(folder.resolve("package.json"), "{\"name\": \"not a result\"}");
        Files.writeString(folder.resolve("notes.json"), "not JSON");
    }

    @Test
    void theGravestVerdictIsTheSuitesAndTheIndexHasThemAll() throws IOException {
        assertThat(run("verdict", "--dir", root, "--baseline", before, after)).isEqualTo(1);
        assertThat(out())
                .contains("FAIL: Suite: all 2 scenarios passed", "Index: " + after.resolve("index.html"))
                .containsPattern("(?m)^  PASS +MultiUser3$")
                .containsPattern("(?m)^  FAIL +PromptSet$");
        assertThat(root.resolve("promptset-2/verdict-junit.xml")).isNotEmptyFile();
        assertThat(root.resolve("multiuser-2/verdict.json")).isNotEmptyFile();
        assertThat(after.resolve("index.html")).content().contains("Verdicts", "FAIL");

        assertThat(run("verdict", "--dir", root, "--slo", "ttft p95 <= 5000 ms", after))
                .isZero();
    }

    @Test
    void aScenarioThatIsGoneIsNoPass() throws IOException {
        SuiteFolders less = new SuiteFolders(root);
        less.scenario("MultiUser3", "multiuser-3", shape(1));
        assertThat(run("verdict", "--dir", root, "--baseline", before, less.write("allscenarios-3")))
                .isEqualTo(3);
        assertThat(out()).contains("PromptSet is in " + before + " and not in");
    }

    @Test
    void aSuiteIsHeldAgainstASuite() {
        assertThat(run("verdict", "--dir", root, "--baseline", "main", after)).isEqualTo(2);
        assertThat(out()).contains("'main' is not");
        assertThat(run("compare", before, root.resolve("multiuser-2"))).isEqualTo(2);
    }

    /** Gatling's log of a suite tells how long scenarios took, and is no load on a server. */
    @Test
    void aSuiteIsNotTakenForARun() throws IOException {
        Files.writeString(after.resolve("simulation.log"), "");

        assertThat(run("baseline", "set", "main", "--dir", root.resolve("baselines"), after))
                .isEqualTo(4);
        assertThat(run("verdict", "--dir", root, "--baseline", after, root.resolve("multiuser-2")))
                .isEqualTo(4);
        assertThat(out())
                .contains(
                        "is a suite folder, not a run folder",
                        root.resolve("multiuser-2").toString());
    }

    @Test
    void aFolderOfRunsIsListed() {
        assertThat(run("report", root)).isZero();
        assertThat(out()).contains("4 runs of 2 simulations", "Written: " + root.resolve("index.html"));
        assertThat(root.resolve("index.html")).content().contains("href=\"multiuser-1/report.html\"");

        assertThat(run("report", "--last", "1", root)).isZero();
        assertThat(out()).contains("1 run of 1 simulation");
    }

    @Test
    void aSuiteIsReportedAgain() throws IOException {
        Files.delete(after.resolve("index.html"));

        assertThat(run("report", after)).isZero();
        assertThat(after.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void runsOfUnlikeSimulationsAreListedAndNotPooled() {
        assertThat(run("report", root.resolve("multiuser-1"), root.resolve("promptset-1")))
                .isZero();
        assertThat(out()).contains("2 runs of 2 simulations", "MultiUser3", "PromptSet");

        assertThat(run("report", root.resolve("multiuser-1"), root.resolve("multiuser-2")))
                .isZero();
        assertThat(out()).contains("MultiUser3 on llama.cpp").containsPattern("(?m)^ +m +s +.* 160$");
    }

    @Test
    void aSuitesRunsGoWhereItGoes() throws IOException {
        Files.createFile(root.resolve("promptset-1/KEEP"));
        Map<String, RetentionPlan.Action> plan =
                RetentionPlan.of(root, Instant.parse("2036-01-01T00:00:00Z"), Duration.ofDays(30)).decisions().stream()
                        .collect(Collectors.toMap(
                                decision -> decision.run().getFileName().toString(), RetentionPlan.Decision::action));

        assertThat(plan)
                .isEqualTo(Map.of(
                        "allscenarios-1", RetentionPlan.Action.KEEP,
                        "multiuser-1", RetentionPlan.Action.KEEP,
                        "promptset-1", RetentionPlan.Action.KEEP,
                        "allscenarios-2", RetentionPlan.Action.ARCHIVE,
                        "multiuser-2", RetentionPlan.Action.ARCHIVE,
                        "promptset-2", RetentionPlan.Action.ARCHIVE));
    }

    @Test
    void anArchivedSuiteLeadsToItsRunsStill() throws IOException {
        Path archive = root.resolve("archive");
        assertThat(run("prune", "--days", "0", "--apply", "--archive", archive, root))
                .isZero();

        try (var months = Files.list(archive)) {
            Path month = months.findFirst().orElseThrow();
            assertThat(month.resolve("allscenarios-2/index.html")).content().contains("../multiuser-2/report.html");
            assertThat(month.resolve("multiuser-2/report.html")).isNotEmptyFile();
        }
    }
}
