package analysis.cli;

import analysis.report.RunReport;
import analysis.report.page.Style;
import analysis.report.sections.ReportOptionsFile;
import analysis.report.sections.RunContent;
import analysis.report.suite.IndexReport;
import analysis.report.verdict.VerdictConsole;
import analysis.report.verdict.VerdictReport;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.verdict.BaselineHistory;
import analysis.verdict.BaselineRecorder;
import analysis.verdict.Level;
import analysis.verdict.ServerComparison;
import analysis.verdict.Verdict;
import analysis.verdict.VerdictEngine;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.ObjectiveParser;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.SyntaxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.folder.RunIndex;

/** {@code verdict}: judges whether a run got worse. */
@Command(
        name = "verdict",
        description = {
            "Judges a run against a baseline, the objectives of the policy, or both. Prints the verdict, writes"
                    + " verdict.json, verdict.md, verdict-junit.xml and verdict-message.json into the run folder, and adds"
                    + " the verdict to report.html.",
            "Several runs are treated as injectors of one load test; their verdict is written only with --out.",
            "Judges a suite scenario by scenario against another suite or the objectives; the most severe verdict"
                    + " is the suite's."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar verdict --baseline main",
            "  java -jar target/llm-perf.jar verdict --baseline main --update onPass",
            "  java -jar target/llm-perf.jar verdict --baseline main --quiet target/gatling/run-2",
            "  java -jar target/llm-perf.jar verdict --baseline target/gatling/local-run target/gatling/cluster-run",
            "  java -jar target/llm-perf.jar verdict --baseline target/gatling/allscenarios-1 target/gatling/allscenarios-2",
            "  java -jar target/llm-perf.jar verdict --ab",
            "  java -jar target/llm-perf.jar verdict --slo \"ttft p95 <= 2000 ms\" --slo \"goodput >= 95 %%\"",
            "",
            "Exit codes: 0 pass (warnings included), 1 regression, 2 usage, 3 inconclusive or invalid, 4 unreadable input,",
            "missing baseline or unwritable output. docs/verdicts.md explains them."
        })
final class VerdictCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RUN",
            description = "Run folder, or suite folder (default: the newest run under target/gatling).")
    private List<Path> runs = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "Name of a baseline; or a run to compare with: its folder, a CSV file, a"
                    + " simulation.log, or a per-request result file of another tool.")
    private String baseline;

    @Option(
            names = "--ab",
            description = "Judge server B of an A/B run (-DcompareBaseUrl) against server A. The default for an"
                    + " A/B run without --baseline.")
    private boolean ab;

    @Option(
            names = "--slo",
            paramLabel = "OBJECTIVE",
            description = "An objective in addition to those of the policy. Repeatable.")
    private List<String> objectives = List.of();

    @Mixin
    private BaselineOptions options;

    @Option(names = "--quiet", description = "Print only regressions, and nothing if there are none.")
    private boolean quiet;

    @Option(names = "--all", description = "Print every row, including those that passed.")
    private boolean all;

    @Option(
            names = "--strict",
            description = "Judge by the limits alone, without testing whether a change is significant.")
    private boolean strict;

    @Option(
            names = "--force",
            description = "Compare runs even if they are of different work, cut or shortened, and say so.")
    private boolean force;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files; created if missing (default: the run's).")
    private Path out;

    /** When the judged run is added to the baseline. */
    enum Update {
        never,
        onPass
    }

    @Option(
            names = "--update",
            paramLabel = "WHEN",
            description =
                    "onPass: add a passing run to the baseline, unless the baseline would drift (default: never).")
    private Update update = Update.never;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Policy policy = policy();
        if (ab && baseline != null) {
            throw new ParameterException(
                    spec.commandLine(), "--ab compares the run's own servers: leave out --baseline");
        }
        if (update == Update.onPass && (baseline == null || isRun(baseline))) {
            throw new ParameterException(spec.commandLine(), "--update needs --baseline NAME");
        }
        List<Path> given = RunArguments.orNewest(runs, spec);
        if (given.size() == 1 && RunIndex.isSuite(given.get(0))) {
            return suite(policy, given.get(0)).exitCode();
        }
        return judge(policy, given, baseline, out).exitCode();
    }

    /** Judges every scenario of a suite against the one of the same name; the most severe level is the suite's. */
    private Level suite(Policy policy, Path suite) throws IOException {
        SuitePairs pairs = SuitePairs.of(baseline, suite, spec);
        Map<String, Level> levels = new LinkedHashMap<>();
        PrintWriter to = spec.commandLine().getOut();
        for (SuitePairs.Pair pair : pairs.pairs()) {
            to.printf(quiet ? "" : "%n%s%n", pair.name());
            levels.put(
                    pair.name(),
                    judge(
                            policy,
                            List.of(pair.now()),
                            pair.before().map(Path::toString).orElse(null),
                            out == null ? null : out.resolve(pair.name())));
        }
        pairs.missing().forEach(missing -> levels.put(missing, Level.MISSING));
        IndexReport index = IndexReport.of(RunIndex.ofSuite(suite), suite);
        index.write();
        Level level = Level.overall(levels.values());
        if (quiet) {
            pairs.missing().forEach(spec.commandLine().getErr()::println);
        } else {
            to.println();
            levels.forEach((scenario, own) -> to.printf("  %-12s %s%n", own, scenario));
            to.printf("%n%s: %s%nIndex: %s%n", level, index.page().headline(), suite.resolve(IndexReport.HTML));
        }
        return level;
    }

    /** Judges a run {@code against} a baseline or a run; null means the objectives, or the other server of an A/B run. */
    private Level judge(Policy policy, List<Path> given, String against, Path to) throws IOException {
        RunData run = RunReader.readOneLoad(given);
        boolean twoServers = against == null && ServerComparison.isIn(run);
        if (against == null && !twoServers && (ab || policy.objectives().isEmpty())) {
            throw new ParameterException(spec.commandLine(), nothingToCompare());
        }
        VerdictEngine engine = new VerdictEngine(policy, new VerdictEngine.Options(strict, force));
        Optional<Baseline> then = against == null ? Optional.empty() : Optional.of(read(policy, against));
        Verdict verdict = twoServers ? engine.judge(ServerComparison.of(run)) : engine.judge(then, run);
        Path folder = to != null || given.size() > 1 || !Files.isDirectory(given.get(0)) ? to : given.get(0);
        List<Path> files = folder == null ? List.of() : VerdictReport.write(verdict, folder);
        if (folder != null && folder.equals(given.get(0)) && Files.exists(folder.resolve(RunReport.HTML_FILE_NAME))) {
            RunReport.write(RunContent.of(run, RunSummary.of(run), ReportOptionsFile.read(folder, run.info())), folder);
        }
        print(verdict, files);
        if (update == Update.onPass && verdict.level().exitCode() == ExitCode.PASS.code()) {
            update(policy, then.orElseThrow(), run);
        }
        return verdict.level();
    }

    private String nothingToCompare() {
        return ab
                ? "--ab: this is not an A/B run, its series belong to one server; make one with"
                        + " -DcompareBaseUrl=http://…"
                : "nothing to judge the run by: give --baseline NAME, --slo OBJECTIVE, or objectives in"
                        + " policy.json";
    }

    private void print(Verdict verdict, List<Path> files) {
        Style style = Style.ofStandardOutput();
        PrintWriter to = spec.commandLine().getOut();
        if (quiet) {
            VerdictConsole.regressions(verdict, style).forEach(to::println);
            if (verdict.level().exitCode() == ExitCode.INCONCLUSIVE.code()) {
                spec.commandLine().getErr().println(VerdictConsole.sentence(verdict, Style.PLAIN));
            }
        } else {
            VerdictConsole.of(verdict, all, files, style).forEach(to::println);
        }
    }

    private void update(Policy policy, Baseline then, RunData run) throws IOException {
        BaselineHistory.Addition addition =
                new BaselineHistory(policy).add(then, run, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        if (addition.objections().isEmpty()) {
            Path file = options.store().write(addition.baseline());
            if (!quiet) {
                spec.commandLine().getOut().println(BaselineSetCommand.summary(addition.baseline(), file));
            }
        } else {
            addition.objections()
                    .forEach(objection ->
                            spec.commandLine().getErr().println("The baseline is unchanged. " + objection));
        }
    }

    private Policy policy() throws IOException {
        Policy policy = options.policy();
        List<Objective> together = new ArrayList<>(policy.objectives());
        for (String objective : objectives) {
            try {
                together.add(ObjectiveParser.parse(objective));
            } catch (SyntaxException e) {
                throw new ParameterException(spec.commandLine(), "--slo: " + e.getMessage());
            }
        }
        return policy.withObjectives(together);
    }

    private static boolean isRun(String baseline) {
        try {
            Path path = Path.of(baseline);
            return path.getNameCount() > 1 // of no name, so a mistyped path is told as one
                    || path.isAbsolute()
                    || Files.isDirectory(path)
                    || Files.isRegularFile(path)
                            && Stream.of(".csv", ".log", ".json", ".jsonl").anyMatch(baseline::endsWith);
        } catch (InvalidPathException e) {
            return false; // no baseline name either, which BaselineOptions reports
        }
    }

    /** Reads a baseline by name, or makes one from a run. */
    private Baseline read(Policy policy, String against) throws IOException {
        if (!isRun(against)) {
            return options.store().read(BaselineOptions.checked(against, spec));
        }
        Path folder = Path.of(against);
        RunData run = RunReader.read(folder);
        BaselineRecorder recorder = new BaselineRecorder(policy);
        List<String> objections = recorder.objections(List.of(run));
        objections.forEach(objection -> spec.commandLine().getErr().println(folder + ": " + objection));
        return recorder.record(RunArguments.name(folder), Instant.EPOCH, List.of(run));
    }
}
