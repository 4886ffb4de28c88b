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

/** {@code baseline set}: makes a baseline from runs. */
@Command(
        name = "set",
        description = {
            "Makes a baseline from one or more runs and replaces an earlier one of the same name.",
            "Several runs of the same server show how much runs differ from each other; five are a good number."
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

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the baseline and of its file.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RUN",
            description = "Run folders (default: the newest run under target/gatling).")
    private List<Path> runs = List.of();

    @Option(names = "--force", description = "Use runs even if they are of different work, cut or shortened.")
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
        objections.forEach(objection -> err.println((force ? "Ignored (--force): " : "") + objection));
        if (!objections.isEmpty() && !force) {
            err.println("Nothing was written. Use --force to make the baseline anyway.");
            return ExitCode.INCONCLUSIVE.code();
        }
        BaselineStore store = options.store();
        Baseline baseline = recorder.record(name, Instant.now().truncatedTo(ChronoUnit.SECONDS), data);
        Path file = store.write(baseline);
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary(baseline, file));
        recorder.warnings(data).forEach(out::println);
        if (data.size() < ENOUGH_RUNS) {
            out.println("With five runs, verdicts also know how much runs of an unchanged server differ. Add more"
                    + " with: baseline add "
                    + name + ".");
        }
        return ExitCode.PASS.code();
    }

    /** One-line summary of a baseline. */
    static String summary(Baseline baseline, Path file) {
        int runs = baseline.runs().size();
        return "Baseline " + baseline.name() + ": " + runs + (runs == 1 ? " run, " : " runs, ") + baseline.values()
                + " values, in " + file + ".";
    }
}
