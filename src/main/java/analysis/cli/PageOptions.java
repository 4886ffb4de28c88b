package analysis.cli;

import analysis.report.sections.ReportOptions;
import analysis.summary.targets.TargetsFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code report} that are about what its pages show. */
final class PageOptions {

    private static final String BUILT_IN = "t4";
    private static final String NONE = "none";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = BUILT_IN,
            description = "What figures are rated against: a file as docs/targets.md describes it, '" + BUILT_IN
                    + "' for the built-in targets of a T4 GPU, or '" + NONE + "' (default: ${DEFAULT-VALUE}).")
    private String targets;

    @Option(
            names = "--without-outliers",
            description = "Show the figures without samples beyond 3 standard deviations too, beside those with them.")
    private boolean withoutOutliers;

    ReportOptions chosen() {
        return new ReportOptions(
                switch (targets) {
                    case BUILT_IN -> Optional.of(TargetsFile.builtIn());
                    case NONE -> Optional.empty();
                    default -> Optional.of(TargetsFile.read(Path.of(targets)));
                },
                withoutOutliers);
    }
}
