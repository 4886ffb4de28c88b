package analysis.cli;

import analysis.report.verdict.PlanReport;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import analysis.verdict.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** {@code plan}: computes how many generations a verdict needs. */
@Command(
        name = "plan",
        description = {
            "Computes from a pilot run how many generations a verdict needs, how long the run will take, and the"
                    + " option to use.",
            "Simulates runs from the pilot and judges them."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar plan",
            "  java -jar target/llm-perf.jar plan --baseline-runs 5 target/gatling/pilot",
            "",
            "Exit codes: 0 planned, 3 no number of generations suffices or the pilot is too small, 4 unreadable"
                    + " input."
        })
final class PlanCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 20;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Run folder of the pilot (default: the newest run under target/gatling).")
    private Path pilot;

    @Option(
            names = "--baseline-runs",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Number of runs in the planned baseline (default: ${DEFAULT-VALUE}).")
    private int baselineRuns;

    @Mixin
    private BaselineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (baselineRuns < 1 || baselineRuns > MOST_RUNS) {
            throw new ParameterException(
                    spec.commandLine(), "--baseline-runs: expected 1 to " + MOST_RUNS + ", found " + baselineRuns);
        }
        Path folder = RunArguments.orNewest(pilot == null ? List.of() : List.of(pilot), spec)
                .get(0);
        RunData run = RunReader.read(folder);
        Plan plan;
        try {
            plan = Plan.of(run, options.policy(), baselineRuns);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(folder + ": " + e.getMessage());
            return ExitCode.INCONCLUSIVE.code();
        }
        PlanReport.of(plan, run.counted()).forEach(spec.commandLine().getOut()::println);
        return (plan.generations().isPresent() ? ExitCode.PASS : ExitCode.INCONCLUSIVE).code();
    }
}
