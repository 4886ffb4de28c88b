package analysis.cli;

import analysis.cli.RetentionPlan.Decision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.folder.RunDirectory;

/** {@code prune}: deletes old runs. */
@Command(
        name = "prune",
        description = {
            "Clears a folder of runs: runs of the last days stay; of older ones the newest of each simulation and month is"
                    + " moved to the archive, the others are deleted. Only shows what it would do, unless --apply is given.",
            "The runs of a suite stay, are archived or are deleted with it.",
            "A run stays if its folder has a file named KEEP, or if its age is not known. The folder baselines/ is never"
                    + " touched: a baseline holds its samples itself."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar prune",
            "  java -jar target/llm-perf.jar prune --days 14 --archive results/archive",
            "  java -jar target/llm-perf.jar prune --apply results"
        })
final class PruneCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder that holds the folders of runs (default: target/gatling).")
    private Path root = RunDirectory.DEFAULT_ROOT;

    @Option(names = "--days", defaultValue = "30", description = "Younger runs stay (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = "archive",
            description = "Where the run of each month goes, in a folder per month (default: ${DEFAULT-VALUE}).")
    private Path archive;

    @Option(names = "--apply", description = "Do it.")
    private boolean apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (days < 0) {
            throw new ParameterException(spec.commandLine(), "--days has to be 0 or more, found " + days);
        }
        if (!Files.isDirectory(root)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + root);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (apply) {
            FolderMove.finishDeleting(root);
        }
        int changed = 0;
        int failed = 0;
        for (Decision decision :
                RetentionPlan.of(root, Instant.now(), Duration.ofDays(days)).decisions()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-7s %s: %s",
                    decision.action().name().toLowerCase(Locale.ROOT),
                    decision.run(),
                    decision.reason()));
            if (decision.action() != RetentionPlan.Action.KEEP) {
                changed++;
            }
            if (apply) {
                try {
                    carryOut(decision);
                } catch (IOException e) { // one run that cannot be moved is no reason to leave the others
                    changed--;
                    failed++;
                    spec.commandLine().getErr().println("llm-perf prune: " + FailureMessages.describe(e));
                }
            }
        }
        out.println(
                apply
                        ? changed + " runs archived or deleted."
                        : changed + " runs would be archived or deleted; nothing was done. Add --apply to do it.");
        return failed == 0 ? ExitCode.PASS.code() : ExitCode.UNREADABLE.code();
    }

    private void carryOut(Decision decision) throws IOException {
        switch (decision.action()) {
            case KEEP -> {}
            case ARCHIVE -> {
                Path folder = archive.resolve(decision.month().toString());
                FolderMove.to(folder, decision.run());
            }
            case DELETE -> FolderMove.delete(decision.run());
        }
    }
}
