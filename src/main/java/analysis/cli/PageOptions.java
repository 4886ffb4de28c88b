package analysis.cli;

import analysis.report.export.DocumentFiles;
import analysis.report.export.GatlingStats;
import analysis.report.sections.ReportOptions;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import analysis.summary.targets.TargetsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import run.file.WholeFile;

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

    @Option(
            names = "--export",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Write files in the shapes of other tools too: 'documents' (single-user.json,"
                            + " multi-user-3.json or tokens-per-second.json of the AKS benchmark suite), 'jenkins' (global_stats.json for Jenkins' Gatling plugin).")
    private List<Export> exports = List.of();

    /** Shapes of other tools. */
    enum Export {
        DOCUMENTS,
        JENKINS
    }

    /** Writes what was asked for beside the reports. */
    List<Path> export(RunData data, RunSummary run, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (exports.contains(Export.DOCUMENTS)) {
            for (Map.Entry<String, String> document :
                    DocumentFiles.of(data, run).entrySet()) {
                files.add(WholeFile.write(folder.resolve(document.getKey()), document.getValue()));
            }
        }
        if (exports.contains(Export.JENKINS)) {
            files.addAll(GatlingStats.write(run, folder.resolve("jenkins")));
        }
        return files;
    }

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
