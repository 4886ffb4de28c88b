package analysis.cli;

import analysis.summary.reading.RunMerge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** {@code merge}: merges the runs of several injectors into one. */
@Command(
        name = "merge",
        description = {
            "Merges the run folders of several injectors of one load test into one run folder, which every"
                    + " command accepts as a run. Rows are streamed, so the size does not matter.",
            "Names missing injectors, which make a verdict of the merged run INVALID."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar merge --out results/merged results/0/multiuser-* results/1/multiuser-*",
            "  java -jar target/llm-perf.jar verdict --baseline main results/merged",
            "",
            "Exit codes: 0 done, even if an injector is missing; 2 usage, 4 unreadable input or unwritable output."
        })
final class MergeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders of the injectors, in any order.")
    private List<Path> runs = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the merged run; must be empty.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunMerge merged = RunMerge.into(out, RunArguments.distinct(runs, spec));
        merged.warnings().forEach(warning -> spec.commandLine().getErr().println(warning.text()));
        PrintWriter console = spec.commandLine().getOut();
        console.println("Merged: " + merged.generations() + " generations, warm-up included, of "
                + (merged.injectors() == 1 ? "1 injector" : merged.injectors() + " injectors") + " in " + out);
        console.println("To write its report: java -jar target/llm-perf.jar report " + out);
        return ExitCode.PASS.code();
    }
}
