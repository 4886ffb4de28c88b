package analysis.cli;

import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.verdict.BaselineRecorder;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.BaselineStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** {@code baseline set}: makes a baseline of runs. */
@Command(
        name = "set",
        description = {
            "Makes a baseline of one or several runs, replacing an earlier one of that name.",
            "Several runs of the same server tell how much runs differ from each other: five are a good number."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar baseline set main",
            "  java -jar target/llm-perf.jar baseline set main target/gatling/run-1 target/gatling/run-2",
            "",
            "Exit codes: 0 done, 3 the runs cannot be a baseline, 4 unreadable input or unwritable output."
        })
final class BaselineSetCommand implements Callable<Integer> {

    private static final int ENOUGH_RUNS = 5;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the baseline; also that of its file.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RUN",
            description = "Folders of runs (default: the newest run under target/gatling).")
    private List<Path> runs = List.of();

    @Option(names = "--force", description = "Take runs that are unlike, cut or shortened all the same.")
    private boolean force;

    @Mixin
    private BaselineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BaselineOptions.checked(name, spec);
        List<RunData> data =
                RunArguments.orNewest(runs, spec).stream().map(RunReader::read).toList();
        BaselineRecorder recorder = new BaselineRecorder(options.policy());
        PrintWriter err = spec.commandLine().getErr();
        List<String> objections = recorder.objections(data);
        objections.forEach(objection -> err.println((force ? "Taken nevertheless: " : "") + objection));
        if (!objections.isEmpty() && !force) {
            err.println("Nothing was written. --force takes the runs nevertheless.");
            return ExitCode.INCONCLUSIVE.code();
        }
        BaselineStore store = options.store();
        Baseline baseline = recorder.record(name, Instant.now().truncatedTo(ChronoUnit.SECONDS), data);
        Path file = store.write(baseline);
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary(baseline, file));
        recorder.warnings(data).forEach(out::println);
        if (data.size() < ENOUGH_RUNS) {
            out.println("With five runs a verdict also knows how much runs of an unchanged server differ: baseline add "
                    + name + ".");
        }
        return ExitCode.PASS.code();
    }

    /** What is in a baseline, in one line. */
    static String summary(Baseline baseline, Path file) {
        int runs = baseline.runs().size();
        return "Baseline " + baseline.name() + ": " + runs + (runs == 1 ? " run, " : " runs, ") + baseline.values()
                + " values, in " + file + ".";
    }
}
