package analysis.cli;

import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.verdict.BaselineHistory;
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

/** {@code baseline add}: adds runs to a baseline. */
@Command(
        name = "add",
        description = {
            "Adds runs to a baseline and drops the oldest beyond the policy's limit (keepRuns).",
            "Refuses a run that is worse than the baseline, or than the run with which it was set, so the"
                    + " baseline cannot get slower along with the server."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar baseline add main",
            "  java -jar target/llm-perf.jar baseline add main target/gatling/run-2 target/gatling/run-3",
            "",
            "Exit codes: 0 done, 3 a run cannot be added, 4 unreadable input, missing baseline or unwritable output."
        })
final class BaselineAddCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the baseline.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RUN",
            description = "Run folders (default: the newest run under target/gatling).")
    private List<Path> runs = List.of();

    @Option(names = "--force", description = "Add runs even if they are worse, of different work, cut or shortened.")
    private boolean force;

    @Mixin
    private BaselineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BaselineStore store = options.store();
        BaselineHistory history = new BaselineHistory(options.policy());
        Baseline baseline = store.read(BaselineOptions.checked(name, spec));
        PrintWriter err = spec.commandLine().getErr();
        for (Path folder : RunArguments.orNewest(runs, spec)) {
            RunData run = RunReader.read(folder);
            BaselineHistory.Addition addition =
                    history.add(baseline, run, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            addition.objections()
                    .forEach(objection -> err.println(folder + ": " + (force ? "added anyway: " : "") + objection));
            if (!addition.objections().isEmpty() && !force) {
                err.println("Nothing was written. Use --force to add the run anyway, or start anew with it:"
                        + " baseline set " + name
                        + ".");
                return ExitCode.INCONCLUSIVE.code();
            }
            baseline = addition.baseline();
        }
        Path file = store.write(baseline);
        spec.commandLine().getOut().println(BaselineSetCommand.summary(baseline, file));
        return ExitCode.PASS.code();
    }
}
