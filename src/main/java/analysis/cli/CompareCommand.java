package analysis.cli;

import analysis.report.compare.CompareFiles;
import analysis.report.compare.ComparePage;
import analysis.report.compare.ComparisonIndex;
import analysis.report.page.ConsolePage;
import analysis.report.page.Page;
import analysis.report.page.Style;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.comparison.RunGroups;
import analysis.summary.comparison.UnnamedCells;
import analysis.summary.reading.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.folder.RunDirectory;
import run.folder.RunIndex;

/** {@code compare}: compares runs side by side. */
@Command(
        name = "compare",
        description = {
            "Compares runs side by side: every figure with its average, extremes and deviation, its change from"
                    + " the first run with a confidence interval, scaling with users, the trend over time (three runs or"
                    + " more), and server parity for runs against several servers.",
            "Compares two suites scenario by scenario: a row for each, and with --out a folder for each. Does the same for runs"
                    + " that have no common model and series, such as the results of several simulations.",
            "Judges nothing and always exits with 0; use the command verdict to judge."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar compare",
            "  java -jar target/llm-perf.jar compare before after",
            "  java -jar target/llm-perf.jar compare --out target/compare run-1 run-2 run-3",
            "  java -jar target/llm-perf.jar compare old/baseline.csv new/baseline.csv",
            "  java -jar target/llm-perf.jar compare target/gatling/run-1 vllm-result.json",
            "  java -jar target/llm-perf.jar compare --out target/compare target/gatling/allscenarios-1 target/gatling/allscenarios-2"
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RUN",
            description = "Run folders, CSV files of generations, or result files of vLLM bench, AIPerf, GuideLLM,"
                    + " inference-perf, k6 or the AKS benchmark suite (or a folder of these), the reference first (default:"
                    + " the two newest runs under target/gatling, the older one first).")
    private List<Path> runs = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for compare.html, compare.md, compare.csv and compare.json; created if missing.")
    private Path out;

    @Option(names = "--single-file", description = "Also write compare-single.html: one file to send. Needs --out.")
    private boolean singleFile;

    @Option(names = "--all", description = "Print every table, not only what changed most.")
    private boolean all;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (singleFile && out == null) {
            throw new ParameterException(spec.commandLine(), "--single-file needs --out DIR");
        }
        List<Path> chosen = chosen();
        if (chosen.stream().anyMatch(RunIndex::isSuite)) {
            suites(chosen);
        } else {
            List<NamedRun> named = named(chosen);
            RunGroups groups = RunGroups.of(named);
            if (groups.areSeveral()) {
                groups(ComparisonIndex.ofGroups(groups));
            } else {
                compare(RunComparison.of(named), out);
            }
        }
        return ExitCode.PASS.code();
    }

    private void compare(RunComparison comparison, Path folder) throws IOException {
        Page page = ComparePage.of(comparison);
        print(all ? page : ComparePage.brief(comparison));
        if (folder != null) {
            written(CompareFiles.write(comparison, page, folder));
            if (singleFile) {
                written(List.of(CompareFiles.writeSingleFile(page, folder)));
            }
        }
    }

    /** Compares groups of runs that have figures in common; the files of each group go to a folder of its name. */
    private void groups(ComparisonIndex index) throws IOException {
        for (Map.Entry<String, RunComparison> group : index.scenarios().entrySet()) {
            spec.commandLine().getOut().println(group.getKey());
            compare(group.getValue(), out == null ? null : out.resolve(group.getKey()));
        }
        index(index);
    }

    private void index(ComparisonIndex index) throws IOException {
        print(index.page());
        if (out != null) {
            written(index.write(out));
            if (singleFile) {
                written(List.of(CompareFiles.writeSingleFile(index.page(), out)));
            }
        }
    }

    /** Compares two suites by scenario; the files of each scenario go to a folder of its name. */
    private void suites(List<Path> suites) throws IOException {
        if (suites.size() != 2 || !suites.stream().allMatch(RunIndex::isSuite)) {
            throw new ParameterException(spec.commandLine(), "compare takes two suites at a time");
        }
        SuitePairs pairs = SuitePairs.of(suites.get(0).toString(), suites.get(1), spec);
        Map<String, RunComparison> scenarios = new LinkedHashMap<>();
        for (SuitePairs.Pair pair : pairs.pairs()) {
            RunComparison comparison =
                    RunComparison.of(named(List.of(pair.before().orElseThrow(), pair.now())));
            scenarios.put(pair.name(), comparison);
            if (out != null) {
                CompareFiles.write(comparison, ComparePage.of(comparison), out.resolve(pair.name()));
            }
        }
        index(ComparisonIndex.ofSuites(scenarios, pairs.missing()));
    }

    private void print(Page page) {
        ConsolePage.write(page, Style.ofStandardOutput())
                .forEach(spec.commandLine().getOut()::println);
    }

    private void written(List<Path> files) {
        files.forEach(file -> spec.commandLine().getOut().println("Written: " + file));
    }

    /** Runs with their folders' names, or with their whole paths if two names are equal. */
    private static List<NamedRun> named(List<Path> runs) {
        boolean unique = runs.stream().map(RunArguments::name).distinct().count() == runs.size();
        return UnnamedCells.named(runs.stream()
                .map(run -> new NamedRun(unique ? RunArguments.name(run) : run.toString(), RunReader.readFigures(run)))
                .toList());
    }

    private List<Path> chosen() {
        if (runs.isEmpty()) {
            List<Path> newest = RunDirectory.list(RunDirectory.DEFAULT_ROOT);
            if (newest.size() < 2) {
                throw new ParameterException(
                        spec.commandLine(),
                        "fewer than two runs under " + RunDirectory.DEFAULT_ROOT + "; name the runs to compare");
            }
            return List.of(newest.get(1), newest.get(0));
        }
        List<Path> chosen = RunArguments.distinct(
                runs.stream().flatMap(run -> RunReader.results(run).stream()).toList(), spec);
        if (chosen.size() < 2) {
            throw new ParameterException(spec.commandLine(), "a comparison needs at least two runs");
        }
        return chosen;
    }
}
