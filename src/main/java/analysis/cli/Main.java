package analysis.cli;

import analysis.report.page.Style;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** The command line: {@code java -jar target/llm-perf.jar <command>}. */
@Command(
        name = Main.NAME,
        description = "Reports, compares and judges load tests of LLM inference servers.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar report",
            "  java -jar target/llm-perf.jar report --help",
            "  java -jar target/llm-perf.jar baseline set main",
            "  java -jar target/llm-perf.jar plan",
            "  java -jar target/llm-perf.jar verdict --baseline main",
            "",
            "Exit codes: 0 pass, 1 regression, 2 usage, 3 inconclusive or invalid, 4 unreadable input, missing baseline",
            "or unwritable output, 70 internal error."
        })
public final class Main implements Callable<Integer> {

    static final String NAME = "llm-perf";

    /** Every command, in the order of the help. Each returns the number of an {@link ExitCode}. */
    private static final List<Supplier<Callable<Integer>>> COMMANDS = List.of(
            ReportCommand::new,
            CompareCommand::new,
            MergeCommand::new,
            RecordCommand::new,
            BaselineCommand::new,
            VerdictCommand::new,
            PlanCommand::new,
            PruneCommand::new,
            CheckCommand::new,
            MockCommand::new);

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an internal error, also print the stack trace.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** As {@link #main}, but answers the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine line = commandLine(out, err);
        try {
            return line.execute(args);
        } catch (Error failure) { // left alone, the JVM would exit with 1: a regression
            return FailureMessages.error(failure, line);
        }
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        COMMANDS.forEach(command -> line.addSubcommand(command.get()));
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Style.ofStandardOutput() == Style.COLOUR ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(FailureMessages::usage)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> FailureMessages.execution(failure, command, main.debug));
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
