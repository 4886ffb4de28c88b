package analysis.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code baseline}: group of the commands that manage baselines. */
@Command(
        name = "baseline",
        description = "Manages the baselines with which verdicts compare runs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BaselineSetCommand.class,
            BaselineAddCommand.class,
            BaselineListCommand.class,
            BaselineShowCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar baseline set main",
            "  java -jar target/llm-perf.jar baseline add main",
            "  java -jar target/llm-perf.jar baseline list",
            "  java -jar target/llm-perf.jar baseline show main",
            "",
            "docs/verdicts.md explains baselines and verdicts."
        })
final class BaselineCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
