package analysis.cli;

import analysis.report.verdict.BaselineReport;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.BaselineStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.file.UnreadableFileException;

/** {@code baseline list}: lists the baselines. */
@Command(
        name = "list",
        description = "Lists the baselines.",
        footer = {"", "Example:", "  java -jar target/llm-perf.jar baseline list"})
final class BaselineListCommand implements Callable<Integer> {

    @Mixin
    private BaselineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        BaselineStore store = options.store();
        List<Baseline> baselines = new ArrayList<>();
        boolean broken = false;
        for (String name : store.names()) {
            try {
                baselines.add(store.read(name));
            } catch (UnreadableFileException e) {
                // One broken file must not hide the others.
                spec.commandLine().getErr().println(e.getMessage());
                broken = true;
            }
        }
        BaselineReport.list(baselines).forEach(spec.commandLine().getOut()::println);
        return (broken ? ExitCode.UNREADABLE : ExitCode.PASS).code();
    }
}
