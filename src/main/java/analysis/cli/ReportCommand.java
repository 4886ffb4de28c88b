package analysis.cli;

import analysis.report.RunReport;
import analysis.report.page.ConsolePage;
import analysis.report.page.Page;
import analysis.report.page.Style;
import analysis.report.sections.Conclusions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.report.suite.IndexReport;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.folder.RunDirectory;
import run.folder.RunIndex;

/** {@code report}: summarises a run. */
@Command(
        name = "report",
        description = {
            "Summarises a run: prints its tables and writes report.html, perf_report.md, perf_summary.csv and"
                    + " summary.json into its folder.",
            "Several runs of one simulation are treated as injectors of one load test, with percentiles over all"
                    + " samples. Such a report is written only with --out.",
            "For a suite, a folder of runs, or runs of several simulations it writes an index instead: a row per"
                    + " run, with links to the reports."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar report",
            "  java -jar target/llm-perf.jar report target/gatling/multiuser-20260131120000000",
            "  java -jar target/llm-perf.jar report --out target/report injector-1 injector-2",
            "  java -jar target/llm-perf.jar report --each --out target/report run-1 run-2",
            "  java -jar target/llm-perf.jar report target/gatling",
            "  java -jar target/llm-perf.jar report baseline.csv",
            "  java -jar target/llm-perf.jar report --targets targets/my-gpu.json",
            "",
            "docs/metrics.md defines each figure."
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RUN",
            description = "Run folder, or CSV file of generations (default: the newest run under target/gatling).")
    private List<Path> runs = List.of();

    @Option(names = "--each", description = "Report several runs one by one, not as injectors of one load test.")
    private boolean each;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files; created if missing. With --each, one subfolder per run.")
    private Path out;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "30",
            description = "For a folder of runs: number of newest runs to list (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--all", description = "Print the whole report, not just its main tables.")
    private boolean all;

    @Mixin
    private PageOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (last < 1) {
            throw new ParameterException(spec.commandLine(), "--last must be 1 or more, found " + last);
        }
        rejectTwice();
        List<Path> given = runs.isEmpty()
                ? List.of(RunDirectory.newest(RunDirectory.DEFAULT_ROOT).path())
                : runs;
        Optional<RunIndex> index = index(given);
        if (index.isPresent()) {
            list(index.get());
        } else if (given.size() == 1) {
            report(given, out == null ? ownFolder(given.get(0)) : out);
        } else if (each) {
            for (Path run : given) {
                report(List.of(run), out == null ? ownFolder(run) : out.resolve(RunArguments.name(run)));
            }
        } else {
            report(given, out);
        }
        return ExitCode.PASS.code();
    }

    /**
     * Index of a suite, a folder of runs, or runs of several simulations; empty if the runs are one load test. Runs of several simulations
     * need --out for files.
     */
    private Optional<RunIndex> index(List<Path> given) {
        if (given.size() == 1) {
            Path folder = given.get(0);
            if (RunIndex.isSuite(folder)) {
                return Optional.of(RunIndex.ofSuite(folder));
            }
            boolean run = !Files.isDirectory(folder) || RunReader.isRun(folder);
            return run
                    ? Optional.empty()
                    : Optional.of(RunIndex.ofFolder(folder, last))
                            .filter(RunIndex::hasRuns)
                            .or(() -> Optional.of(RunIndex.ofRuns(folder, RunReader.results(folder)))
                                    .filter(results -> results.entries().size() > 1));
        }
        boolean unlike = !each
                && given.stream()
                                .flatMap(run -> RunReader.simulation(run).stream())
                                .distinct()
                                .count()
                        > 1;
        return unlike ? Optional.of(RunIndex.ofRuns(out == null ? Path.of("") : out, given)) : Optional.empty();
    }

    private void list(RunIndex index) throws IOException {
        Path folder = out == null ? index.folder() : out;
        IndexReport report = IndexReport.of(index, folder);
        ConsolePage.write(report.page(), Style.ofStandardOutput())
                .forEach(spec.commandLine().getOut()::println);
        if (!folder.equals(Path.of(""))) {
            report.write().forEach(file -> spec.commandLine().getOut().println("Written: " + file));
        }
    }

    /** Rejects a run given twice, which would count its samples twice, and two runs whose reports would overwrite each other. */
    private void rejectTwice() {
        Set<String> seen = new HashSet<>();
        for (Path run : runs) {
            String key =
                    each && out != null ? RunArguments.name(run) : absolute(run).toString();
            if (!seen.add(key)) {
                throw new ParameterException(spec.commandLine(), "the run " + run + " is given twice");
            }
        }
    }

    /**
     * Folder for the files without --out: the run's folder, or that of a CSV file; null for a single log, whose folder may belong to
     * others.
     */
    private static Path ownFolder(Path run) {
        boolean csv = run.toString().endsWith(".csv");
        return Files.isDirectory(run) ? run : csv ? absolute(run).getParent() : null;
    }

    private static Path absolute(Path run) {
        return run.toAbsolutePath().normalize();
    }

    private void report(List<Path> injectors, Path folder) throws IOException {
        RunData data = RunReader.readOneLoad(injectors);
        RunSummary run = RunSummary.of(data);
        RunContent content = RunContent.of(data, run, options.chosen(data.info()));
        List<Path> files = new ArrayList<>();
        if (folder != null) {
            files.addAll(RunReport.write(content, folder));
            files.addAll(options.export(content, injectors, folder));
        }
        Conclusions conclusions = folder == null ? Conclusions.NONE : Conclusions.in(folder);
        Page page = all ? RunPage.of(content, conclusions, false) : RunPage.brief(content, conclusions, files);
        ConsolePage.write(page, Style.ofStandardOutput())
                .forEach(spec.commandLine().getOut()::println);
    }
}
