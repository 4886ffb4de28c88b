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

/** {@code prune}: archives and deletes old runs. */
@Command(
        name = "prune",
        description = {
            "Clears old runs: keeps recent runs, moves the newest older run per simulation and month to the"
                    + " archive, and deletes the others. Without --apply it only shows what it would do.",
            "The runs of a suite are kept, archived or deleted together.",
            "Keeps a run if its folder has a file named KEEP, or if its age is unknown. Never touches baselines/:"
                    + " a baseline contains its own samples."
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
            description = "Folder of the run folders (default: target/gatling).")
    private Path root = RunDirectory.DEFAULT_ROOT;

    @Option(
            names = "--days",
            defaultValue = "30",
            description = "Keep runs of this many days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = "archive",
            description = "Folder for the run of each month, with a folder per month (default: ${DEFAULT-VALUE}).")
    private Path archive;

    @Option(names = "--apply", description = "Archive and delete the runs, not only show the plan.")
    private boolean apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (days < 0) {
            throw new ParameterException(spec.commandLine(), "--days must be 0 or more, found " + days);
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
                } catch (IOException e) { // a run that cannot be moved must not keep the others from it
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
