package analysis.cli;

import analysis.report.page.Style;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import run.ExitCode;

/** Entry point of the command line: {@code java -jar target/llm-perf.jar <command>}. */
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
public final class Main {

    static final String NAME = "llm-perf";

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    /** All commands by name, in the order of the help. Each returns the number of an {@link ExitCode}. */
    private static final List<Map.Entry<String, Supplier<Object>>> COMMANDS = List.of(
            Map.entry("report", ReportCommand::new),
            Map.entry("compare", CompareCommand::new),
            Map.entry("merge", MergeCommand::new),
            Map.entry("record", RecordCommand::new),
            Map.entry("baseline", BaselineCommand::new),
            Map.entry("verdict", VerdictCommand::new),
            Map.entry("plan", PlanCommand::new),
            Map.entry("prune", PruneCommand::new),
            Map.entry("check", CheckCommand::new),
            Map.entry("mock", MockCommand::new));

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an internal error, also print the stack trace.")
    private boolean debug;

    private Main() {}

    public static void main(String[] args) {
        logPlainly();
        System.exit(run(System.out, System.err, args));
    }

    /** Sets the format of what libraries log to standard error, unless the user chose one: {@code WARNING: message}. */
    private static void logPlainly() {
        System.getProperties().putIfAbsent(LOG_FORMAT, "%4$s: %5$s%6$s%n");
    }

    /** Runs a command like {@link #main}, but returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine line = commandLine(out, err, args);
        try {
            return line.execute(args);
        } catch (Error failure) { // left alone, the JVM would exit with 1: a regression
            return FailureMessages.error(failure, line);
        }
    }

    /**
     * Parser that knows only the command that {@code args} begin with: reading the options of all takes a tenth of the time of a small
     * report.
     */
    static CommandLine commandLine(PrintStream out, PrintStream err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        List<Map.Entry<String, Supplier<Object>>> named = COMMANDS.stream()
                .filter(command -> args.length > 0 && command.getKey().equals(args[0]))
                .toList();
        (named.isEmpty() ? COMMANDS : named)
                .forEach(command ->
                        line.addSubcommand(command.getKey(), command.getValue().get()));
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
}
