package analysis.cli;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import analysis.fixtures.SyntheticRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import run.ExitCode;
import run.Generation;
import run.RunInfo;
import run.folder.GenerationsWriter;
import run.folder.RunJson;

class MainTest {

    private static final String PROGRAM = "java -jar target/llm-perf.jar ";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Object... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path writeRun(String name, RunInfo info, List<Generation> rows) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        RunJson.write(run.resolve("run.json"), info);
        try (GenerationsWriter writer = new GenerationsWriter(run.resolve("generations.csv"), failure -> {})) {
            rows.forEach(writer::write);
        }
        return run;
    }

    private Path writeRun(String name) throws IOException {
        SyntheticRun shape = new SyntheticRun(5).generationsPerSeries(10);
        return writeRun(name, shape.info(), shape.generations());
    }

    @Test
    void theNumbersOfTheExitCodesAreAnApi() {
        Map<ExitCode, Integer> numbers = new LinkedHashMap<>();
        for (ExitCode exitCode : ExitCode.values()) {
            numbers.put(exitCode, exitCode.code());
        }
        assertThat(numbers)
                .isEqualTo(Map.of(
                        ExitCode.PASS, 0,
                        ExitCode.REGRESSION, 1,
                        ExitCode.USAGE, 2,
                        ExitCode.INCONCLUSIVE, 3,
                        ExitCode.UNREADABLE, 4,
                        ExitCode.INTERNAL_ERROR, 70));
    }

    @Test
    void theDocumentListsEveryExitCode() throws IOException {
        String document = Files.readString(Path.of("docs", "exit-codes.md"));

        assertThat(document.lines()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .map(line -> line.split("\\|")[1].strip()))
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(exitCode -> Integer.toString(exitCode.code()))
                        .toList());
    }

    @Test
    void theConsoleHasAllOfTheReportOnRequest() throws IOException {
        Path run = writeRun("tokenspersecond-20260102030405000");

        assertThat(run("report", run)).isZero();
        assertThat(out()).contains("TTFT p50").doesNotContain("What was run", "Mean, standard deviation and extremes");
        assertThat(run("report", "--all", run)).isZero();
        assertThat(out()).contains("What was run", "Mean, standard deviation and extremes");
    }

    @Test
    void reportWritesTheFilesAndNamesThem() throws IOException {
        Path run = writeRun("tokenspersecond-20260102030405000");

        assertThat(run("report", run)).isZero();
        assertThat(out())
                .contains("TokensPerSecond on llama.cpp b4567", "qwen3:1.7b", "TTFT p50")
                .contains(
                        run.resolve("perf_summary.csv").toString(),
                        run.resolve("summary.json").toString());
        assertThat(run.resolve("perf_summary.csv")).isNotEmptyFile();
        assertThat(run.resolve("summary.json")).isNotEmptyFile();
        assertThat(err()).isEmpty();
    }

    @Test
    void aPageCanBeASingleFileAndLieBesideTheTrendOfJenkins() throws IOException {
        Path run = writeRun("run");

        assertThat(run("report", "--single-file", "--export", "jenkins", run)).isZero();
        assertThat(run.resolve("report-single.html"))
                .content()
                .contains("<style>", "section > * + *")
                .doesNotContain("<link", "href=\"perf_report.md\"");
        assertThat(run.resolve("report.html")).content().contains("<link").doesNotContain("<style>");
        try (Stream<Path> models = Files.list(run.resolve("jenkins"))) {
            assertThat(models).isNotEmpty().allSatisfy(model -> {
                assertThat(model.resolve("index.html")).content().contains("<h1", "report.css");
                assertThat(model.resolve("report.css")).isNotEmptyFile();
            });
        }
        assertThat(run("compare", "--single-file", run, writeRun("other"))).isEqualTo(2);
        assertThat(err()).contains("--single-file needs --out");
    }

    @Test
    void severalRunsAreOneLoadOrReportedOneByOne() throws IOException {
        Path east = writeRun(
                "east",
                SyntheticRun.info("east", List.of("m"), List.of("s")),
                List.of(generation(g -> g.cell("m", "s"))));
        Path west = writeRun(
                "west",
                SyntheticRun.info("west", List.of("m"), List.of("s")),
                List.of(generation(g -> g.cell("m", "s")), generation(g -> g.cell("m", "s"))));

        assertThat(run("report", "--all", east, west)).isZero();
        assertThat(out()).contains("tokens/s", "TTFT p95", "east", "west");
        assertThat(east.resolve("summary.json")).doesNotExist();

        Path target = folder.resolve("new").resolve("report");
        assertThat(run("report", "--each", "--out", target, east, west)).isZero();
        assertThat(target.resolve("east").resolve("perf_summary.csv")).content().contains(",1,1,0,0,");
        assertThat(target.resolve("west").resolve("perf_summary.csv")).content().contains(",2,2,0,0,");
    }

    @Test
    void theSameRunIsNotCountedTwice() throws IOException {
        Path run = writeRun("run");

        assertThat(run("report", run, folder.resolve(".").resolve("run"))).isEqualTo(2);
        assertThat(err()).contains("is given twice");
    }

    @Test
    void aBareBaselineIsRead() throws IOException {
        Path csv = Files.writeString(folder.resolve("baseline.csv"), """
                timestamp,model,first_token_ms,tokens_per_s
                2025-08-14T10:00:00Z,llama3.2:3b,1600,12.7
                2025-08-14T10:01:00Z,llama3.2:3b,1620,12.9
                """);

        assertThat(run("report", csv)).isZero();
        assertThat(out())
                .contains("baseline.csv: ", "TTFT p95 ~1.6", "1610.0", "12.8")
                .doesNotContain("succeeded", "Failed", "failed");
        assertThat(out()).contains(folder.resolve("perf_report.md").toString());
        assertThat(folder.resolve("perf_summary.csv")).isNotEmptyFile();
    }

    @Test
    void comparePrintsWhatChangedAndWritesItsFiles() throws IOException {
        Path first = writeRun("first");
        Path second = writeRun("second");
        Path target = folder.resolve("new").resolve("out");

        assertThat(run("compare", first, second, "--out", target)).isZero();
        assertThat(out())
                .contains("Against A (first), B (second) shows no significant change", "The 10 clearest of ")
                .doesNotContain("Side by side");
        assertThat(out().lines()).hasSizeLessThan(40);
        for (String file : List.of("compare.html", "compare.md", "compare.csv", "compare.json")) {
            assertThat(out()).contains(target.resolve(file).toString());
            assertThat(target.resolve(file)).isNotEmptyFile();
        }
        assertThat(target.resolve("report.css")).isNotEmptyFile();
        assertThat(run("compare", first, second, "--all")).isZero();
        assertThat(out()).contains("Side by side");
        assertThat(run("compare", first)).isEqualTo(2);
        assertThat(run("compare", first, first)).isEqualTo(2);
        assertThat(err()).contains("needs at least two runs", "is given twice");
    }

    @Test
    void bareBaselinesAreComparedAndCalledByTheirPathsIfTheirNamesAreAlike() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String day : List.of("monday", "tuesday")) {
            Path file = Files.createDirectories(folder.resolve(day)).resolve("baseline.csv");
            files.add(Files.writeString(file, """
                    timestamp,model,first_token_ms,tokens_per_s
                    2025-08-14T10:00:00Z,llama3.2:3b,%s,12.7
                    2025-08-14T10:01:00Z,llama3.2:3b,1620,12.9
                    """.formatted(day.equals("monday") ? 1600 : 1800)));
        }

        assertThat(run("compare", files.get(0), files.get(1))).isZero();
        assertThat(out())
                .contains("A (" + files.get(0) + ")", "B (" + files.get(1) + ")", "too few samples", "+6.2")
                .contains(
                        files.get(1) + " against " + files.get(0) + ": 0 of 3 figures in parity, 0 different, 3 open");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertThat(run("report", folder.resolve("nowhere"))).isEqualTo(4);
        assertThat(err())
                .contains("llm-perf report: ", "nowhere", "there is no such file")
                .doesNotContain("\tat ");

        Path run = writeRun("run");
        Files.writeString(run.resolve("run.json"), "{");
        assertThat(run("report", run)).isEqualTo(4);
        assertThat(err()).contains("run.json");
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path run = writeRun("run");
        Path inTheWay = Files.writeString(folder.resolve("file"), "");

        assertThat(run("report", run, "--out", inTheWay)).isEqualTo(4);
        assertThat(err()).contains(inTheWay + ": a file with that name exists");
    }

    static Stream<List<String>> wrongCommandLines() {
        return Stream.of(
                List.of(),
                List.of("reprot"),
                List.of("report", "--nonsense"),
                List.of("report", "--last", "0"),
                List.of("mock", "--slots", "many"),
                List.of("mock", "--slots", "0"),
                List.of("mock", "--prefix-caching", "maybe"),
                List.of("mock", "--dialects", "esperanto"),
                List.of("mock", "--fault", "truncate"),
                List.of("mock", "--fault", "0.1:earthquake"),
                List.of("mock", "--fault", "often:earthquake"),
                List.of("mock", "--api-key-env", "NO_SUCH_VARIABLE_HERE"));
    }

    @ParameterizedTest
    @MethodSource("wrongCommandLines")
    void aWrongCommandLineIsExplained(List<String> args) {
        assertThat(run(args.toArray())).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err())
                .matches("(?s)llm-perf( \\w+)?: .*\\n.*See: llm-perf( \\w+)? --help\\n")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() {
        run("reprot");

        assertThat(err()).contains("Did you mean: report?", "Commands: report, compare, ");
    }

    @Test
    void anArgumentThatNothingTakesIsToldWithTheOptionThatWouldTakeIt() {
        assertThat(run("check", "http://127.0.0.1:9")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err())
                .contains("llm-perf check: 'http://127.0.0.1:9' is one argument too many: there are only options")
                .contains("Did you mean: --base-url http://127.0.0.1:9?");
        run("nosuch");
        assertThat(err()).contains("llm-perf: there is no command 'nosuch'");
        run("mock", "--port", "abc");
        assertThat(err()).contains("Invalid value for option '--port': 'abc' is not a whole number");
    }

    @Test
    void anUnknownValueIsAnsweredWithTheAllowedOnes() {
        run("mock", "--prefix-caching", "maybe");
        run("mock", "--slots", "0");

        assertThat(err()).contains("OFF", "CONVERSATIONS", "ALL").contains("slots must be at least 1, found 0");
    }

    @Test
    void anInternalErrorIsOneLineAndHowToReportIt() {
        CommandLine line = Main.commandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        line.addSubcommand("break", new Broken());
        // Settings reach only the commands that are there when they are made.
        line.setErr(line.getErr()).setExecutionExceptionHandler(line.getExecutionExceptionHandler());

        assertThat(line.execute("break")).isEqualTo(70);
        assertThat(err())
                .contains("llm-perf break: internal error: IllegalStateException: it broke", "report it")
                .doesNotContain("\tat ");
        assertThat(line.execute("break", "--debug")).isEqualTo(70);
        assertThat(err()).contains("\tat ");
    }

    @CommandLine.Command(name = "break")
    private static final class Broken implements java.util.concurrent.Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("it broke");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "report", "compare", "prune", "mock"})
    void helpHasExamplesThatParse(String command) {
        Object[] args = command.isEmpty() ? new Object[] {"--help"} : new Object[] {command, "--help"};

        assertThat(run(args)).isZero();
        List<String> examples = out().lines()
                .map(String::strip)
                .filter(line -> line.startsWith(PROGRAM))
                .collect(Collectors.toList());
        assertThat(examples).isNotEmpty();
        CommandLine line = Main.commandLine(System.out, System.err);
        assertThat(examples)
                .allSatisfy(example -> assertThatCode(() -> line.parseArgs(
                                example.substring(PROGRAM.length()).split(" +")))
                        .doesNotThrowAnyException());
    }

    @Test
    void versionIsOneOfTheBuild() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("llm-perf ");
    }
}
