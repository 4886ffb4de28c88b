package analysis.cli;

import analysis.report.verdict.BaselineReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** {@code baseline show}: shows the content of a baseline. */
@Command(
        name = "show",
        description = "Shows a baseline: its runs, the server and its figures.",
        footer = {"", "Example:", "  java -jar target/llm-perf.jar baseline show main"})
final class BaselineShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the baseline.")
    private String name;

    @Mixin
    private BaselineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BaselineReport.show(options.store().read(BaselineOptions.checked(name, spec)))
                .forEach(spec.commandLine().getOut()::println);
        return ExitCode.PASS.code();
    }
}
