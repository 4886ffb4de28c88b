package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.verdict.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.RunInfo;
import run.folder.GenerationsWriter;
import run.folder.RunJson;

/** The workflows of the earlier harness, with our commands; exit codes are what a build sees. */
class VerdictCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path steady;
    private Path again;
    private Path slower;

    @BeforeEach
    void write() throws IOException {
        steady = run("steady", Runs.steady(1));
        again = run("again", Runs.steady(2));
        slower = run("slower", Runs.steady(3).firstToken(320, 0.1));
    }

    private Path run(String name, SyntheticRun shape) throws IOException {
        return run(name, shape, shape.info());
    }

    private Path run(String name, SyntheticRun shape, RunInfo info) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        RunJson.write(run.resolve("run.json"), info);
        try (GenerationsWriter writer = new GenerationsWriter(run.resolve("generations.csv"), failure -> {})) {
            shape.generations().forEach(writer::write);
        }
        return run;
    }

    private int exit(Object... args) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>();
        for (Object arg : args) {
            all.add(arg.toString());
        }
        if (!args[0].equals("help")) {
            all.add("--dir");
            all.add(folder.resolve("baselines").toString());
        }
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int report(Object... args) {
        List<String> all = new ArrayList<>(List.of("report"));
        for (Object arg : args) {
            all.add(arg.toString());
        }
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
    }

    /** A verdict is written into the report, which stays what its reader asked for. */
    @Test
    void theReportKeepsItsOptionsWhenAVerdictIsWrittenIntoIt() throws IOException {
        Path targets = Files.writeString(folder.resolve("mine.json"), """
                {"schema": 1, "name": "my own GPU", "targets": [
                  {"metric": "first_token_p95_ms", "target": [100, 200], "good": 250.5},
                  {"metric": "tokens_per_s", "sizeGb": [1, 2], "target": [10, 20]},
                  {"metric": "success_pct", "model": "x", "target": [99, 100]}], "sizesGb": {"x": 1.5}}
                """);
        assertThat(report("--targets", targets, "--without-outliers", again)).isZero();
        String asked = Files.readString(again.resolve("report.html"));
        assertThat(asked).contains("my own GPU", "With and without outliers");

        exit("verdict", "--baseline", steady, again);
        Path options = again.resolve("report-options.json");
        String kept = Files.readString(options);
        String judged = Files.readString(again.resolve("report.html"));
        assertThat(judged).contains("my own GPU", "With and without outliers", "Every figure that was judged");

        exit("verdict", "--baseline", steady, again);
        assertThat(options).as("read and written again").hasContent(kept);

        Files.writeString(options, "{");
        assertThat(exit("verdict", "--baseline", steady, again)).isEqualTo(4);
        assertThat(err()).contains("report-options.json", "run the command report with the options again");

        assertThat(report("--targets", "none", again)).isZero();
        exit("verdict", "--baseline", steady, again);
        assertThat(Files.readString(again.resolve("report.html"))).doesNotContain("my own GPU");
        assertThat(report(again)).isZero();
        assertThat(options).as("the usual report needs none").doesNotExist();
    }

    @Test
    void setABaselineAndCompare() {
        assertThat(exit("baseline", "set", "main", steady)).as(err()).isZero();
        assertThat(out()).contains("Baseline main: 1 run, 1600 values");

        assertThat(exit("verdict", "--baseline", "main", again)).as(out()).isZero();
        assertThat(out()).contains("PASS  no regression against baseline main (27 figures)", "verdict-junit.xml");
        assertThat(again.resolve("verdict.json")).content().contains("\"level\" : \"PASS\"");
        assertThat(again.resolve("verdict.md")).content().contains("PASS");

        assertThat(exit("verdict", "--baseline", "main", slower)).isEqualTo(1);
        assertThat(out()).startsWith("FAIL  TTFT ").contains("ttft p95", "+20 %");
    }

    /** Three requests in two groups of a simulation that knows nothing of us, and nothing but its log. */
    private Path shop(String name, double slowdown) throws IOException {
        java.util.Random random = new java.util.Random(name.hashCode());
        long t0 = 1_700_000_000_000L;
        List<LogRecord> records = new ArrayList<>();
        records.add(new LogRecord.Run("3.15.1", "shop.Checkout", t0, "", List.of("buyers")));
        for (int i = 0; i < 900; i++) {
            long start = t0 + 20L * i;
            double scale = i % 3 == 0 ? slowdown : 1;
            long ms = Math.round(200 * scale * Math.exp(0.1 * random.nextGaussian()));
            List<String> group = List.of(i % 3 == 2 ? "browse" : "checkout");
            boolean ok = i % 300 != 299;
            records.add(new LogRecord.Request(
                    group,
                    List.of("POST /pay", "GET /cart", "GET /").get(i % 3),
                    start,
                    start + ms,
                    ok,
                    ok ? "" : "status.find.is(200), but actually found 503"));
        }
        Path run = Files.createDirectories(folder.resolve(name));
        Files.write(run.resolve("simulation.log"), LogEncoder.encode(records));
        return run;
    }

    @Test
    void aRunOfAnyGatlingSimulationIsReportedKeptAndJudged() throws IOException {
        Path before = shop("before", 1);
        Path same = shop("same", 1);
        Path worse = shop("worse", 1.6);
        assertThat(report(before)).as(err()).isZero();
        assertThat(out()).contains("checkout", "POST /pay", "http_503", "simulation.log");
        assertThat(Files.readString(before.resolve("report.html"))).contains("browse", "POST /pay");

        assertThat(exit("baseline", "set", "shop", before)).as(err()).isZero();
        assertThat(exit("verdict", "--baseline", "shop", same))
                .as(out() + err())
                .isZero();
        assertThat(exit("verdict", "--baseline", "shop", worse))
                .as(out() + err())
                .isEqualTo(1);
        assertThat(out()).contains("latency", "POST /pay").doesNotContain("ttft");
        assertThat(exit("verdict", "--baseline", before.resolve("simulation.log"), worse.resolve("simulation.log")))
                .as(out() + err())
                .isEqualTo(1);
    }

    @Test
    void quietPrintsOnlyRegressions() {
        exit("baseline", "set", "main", steady);

        assertThat(exit("verdict", "--quiet", "--baseline", "main", again)).isZero();
        assertThat(out()).isEmpty();
        assertThat(exit("verdict", "--quiet", "--baseline", "main", slower)).isEqualTo(1);
        assertThat(out()).startsWith("FAIL  ").doesNotContain("PASS");
    }

    @Test
    void twoRunsAreComparedWithoutABaseline() {
        assertThat(exit("verdict", "--baseline", steady, again)).as(err()).isZero();
        assertThat(exit("verdict", "--baseline", steady, slower)).isEqualTo(1);
    }

    @Test
    void severalRunsMakeABaseline() {
        assertThat(exit("baseline", "set", "main", steady, again)).isZero();
        assertThat(exit("baseline", "list")).isZero();
        assertThat(out()).contains("main", "TokensPerSecond", "llama.cpp b4567", "2");
        assertThat(exit("baseline", "show", "main")).isZero();
        assertThat(out()).contains("first_token_ms", "0/200");
        assertThat(exit("baseline", "set", "main", steady, steady)).isEqualTo(2);
    }

    @Test
    void aBaselineGoesAlongWithRunsThatPass() throws IOException {
        exit("baseline", "set", "main", steady);
        assertThat(out()).contains("baseline add main");

        assertThat(exit("baseline", "add", "main", again)).as(err()).isZero();
        assertThat(out()).contains("Baseline main: 2 runs");
        assertThat(exit("baseline", "add", "main", again)).isEqualTo(3);
        assertThat(err()).contains("already in the baseline", "Nothing was written");
        assertThat(exit("baseline", "add", "main", slower)).isEqualTo(3);
        assertThat(err()).contains("worse than the baseline", "FAIL  TTFT");
        assertThat(exit("baseline", "add", "other", again)).isEqualTo(4);

        Path third = run("third", Runs.steady(9));
        assertThat(exit("verdict", "--baseline", "main", "--update", "onPass", third))
                .as(err())
                .isZero();
        assertThat(out()).contains("Baseline main: 3 runs");
        assertThat(exit("verdict", "--baseline", "main", "--update", "onPass", slower))
                .isEqualTo(1);
        assertThat(exit("baseline", "show", "main")).isZero();
        assertThat(out()).contains("3").doesNotContain("Baseline main: 4 runs");
        assertThat(exit("verdict", "--baseline", steady, "--update", "onPass", third))
                .isEqualTo(2);
    }

    @Test
    void aBaselineThatCannotBeJudgedAgainstIsTold() throws IOException {
        SyntheticRun few = Runs.steady(4).generationsPerSeries(10);
        Path run = run("few", few, Runs.setting("requests", "20").apply(few.info()));

        assertThat(exit("baseline", "set", "main", run)).isZero();
        assertThat(out()).contains("No verdict can be reached against it", "-Drequests=400");
        assertThat(exit("verdict", "--baseline", "main", run)).isEqualTo(3);
        assertThat(out()).startsWith("INCONCLUSIVE  ").contains("-Drequests=400");
    }

    @Test
    void unlikeRunsAreRefusedUnlessForced() throws IOException {
        exit("baseline", "set", "main", steady);
        SyntheticRun shape = Runs.steady(5);
        Path unlike = run("unlike", shape, Runs.tokenLimit(50).apply(shape.info()));

        assertThat(exit("verdict", "--baseline", "main", unlike)).isEqualTo(3);
        assertThat(out()).contains("INVALID", "token limit of series Short: 100 in the baseline, 50 now");
        assertThat(exit("verdict", "--quiet", "--baseline", "main", unlike)).isEqualTo(3);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("INVALID  ");
        assertThat(exit("verdict", "--force", "--baseline", "main", unlike)).isZero();
        assertThat(out()).contains("overridden by --force");

        assertThat(exit("baseline", "set", "mixed", steady, unlike)).isEqualTo(3);
        assertThat(err()).contains("run 2: token limit", "Nothing was written");
        assertThat(folder.resolve("baselines").resolve("mixed.json")).doesNotExist();
    }

    @Test
    void aMissingOrBrokenBaselineIsUnreadable() throws IOException {
        assertThat(exit("verdict", "--baseline", "main", again)).isEqualTo(4);
        assertThat(err()).contains("there is no baseline 'main'; there are none");

        exit("baseline", "set", "main", steady);
        Path file = folder.resolve("baselines").resolve("main.json");
        Files.writeString(file, Files.readString(file).substring(0, 500));
        assertThat(exit("verdict", "--baseline", "main", again)).isEqualTo(4);
        assertThat(err()).contains(file.toString(), "line ", "baseline set main");
        assertThat(exit("baseline", "list")).isEqualTo(4);
    }

    /** Not as a name that is not valid. */
    @Test
    void aMistypedPathOfABaselineIsToldAsAPath() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(exit("verdict", "--baseline", missing, again)).isEqualTo(4);
        assertThat(err()).contains(missing + ": there is no such file or folder");
        assertThat(exit("verdict", "--baseline", "../nothing here", again)).isEqualTo(4);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(exit("verdict", "--baseline", empty, again)).isEqualTo(4);
        assertThat(err()).contains("is not a run folder: it is empty; start one with");
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(exit("verdict", again)).isEqualTo(2);
        assertThat(err()).contains("give --baseline NAME");
        assertThat(exit("verdict", "--baseline", "nothing here", again)).isEqualTo(2);
        assertThat(err()).contains("is not a valid baseline name");
        assertThat(exit("verdict", "--slo", "ttft p95 < 5 ms", again)).isEqualTo(2);
        assertThat(err()).contains("--slo: column 10");
        assertThat(exit("baseline", "set", "a b", again)).isEqualTo(2);
        assertThat(Main.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        "baseline"))
                .isEqualTo(2);
    }

    @Test
    void theReportOfAJudgedRunHasTheVerdict() throws IOException {
        exit("baseline", "set", "main", steady);
        exit("verdict", "--baseline", "main", slower);
        assertThat(slower.resolve("report.html")).doesNotExist();

        Main.run(new PrintStream(out), new PrintStream(err), "report", slower.toString());
        assertThat(slower.resolve("report.html")).content().contains("FAIL", "than baseline main");
        exit("verdict", "--slo", "ttft p95 <= 5000 ms", slower);
        assertThat(slower.resolve("report.html"))
                .content()
                .contains("id=\"verdict\"")
                .doesNotContain("FAIL");
    }

    @Test
    void objectivesNeedNoBaseline() {
        assertThat(exit("verdict", "--slo", "ttft p95 <= 2000 ms", "--slo", "goodput >= 95 %", again))
                .isZero();
        assertThat(exit("verdict", "--slo", "ttft p95 <= 100 ms", again)).isEqualTo(1);
    }

    @Test
    void strictIsTheBareLimit() throws IOException {
        exit(
                "baseline",
                "set",
                "main",
                run("noisy", Runs.steady(7).generationsPerSeries(30).firstToken(200, 0.5)));
        Path few = run("few", Runs.steady(6).generationsPerSeries(30).firstToken(260, 0.5));

        assertThat(exit("verdict", "--baseline", "main", few)).isEqualTo(3);
        assertThat(out()).contains("INCONCLUSIVE");
        assertThat(exit("verdict", "--strict", "--baseline", "main", few)).isEqualTo(1);
    }

    @Test
    void aBrokenPolicyIsUnreadable() throws IOException {
        exit("baseline", "set", "main", steady);
        Files.writeString(folder.resolve("baselines").resolve("policy.json"), "{\"rules\": [\"ttft p95: fail 20 %\"]}");

        assertThat(exit("verdict", "--baseline", "main", again)).isEqualTo(4);
        assertThat(err()).contains("rules[0], column 16");
    }
}
