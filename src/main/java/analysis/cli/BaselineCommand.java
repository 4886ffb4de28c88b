package analysis.cli;

import picocli.CommandLine.Command;

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
final class BaselineCommand {}
