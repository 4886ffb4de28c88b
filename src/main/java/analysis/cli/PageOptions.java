package analysis.cli;

import analysis.report.RunReport;
import analysis.report.export.DocumentFiles;
import analysis.report.export.GatlingStats;
import analysis.report.export.VllmBenchJson;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
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
import run.RunInfo;
import run.file.WholeFile;
import run.folder.RunDirectory;

/** Options of {@code report} that affect its pages and further files. */
final class PageOptions {

    private static final String AUTO = "auto";
    private static final String BUILT_IN = "t4";
    private static final String NONE = "none";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = AUTO,
            description = "Targets to rate figures against: a file (docs/targets.md), '" + BUILT_IN
                    + "' for the built-in targets of a T4 GPU, '" + NONE + "', or '" + AUTO
                    + "': those of a T4 where -DserverGpu names one (default: ${DEFAULT-VALUE}).")
    private String targets;

    @Option(
            names = "--without-outliers",
            description = "Also show the figures without samples beyond 3 standard deviations.")
    private boolean withoutOutliers;

    @Option(
            names = "--single-file",
            description = "Also write report-single.html: one file to send, with its style included. (Jenkins shows it"
                    + " without style; use report.html there.)")
    private boolean singleFile;

    @Option(
            names = "--export",
            split = ",",
            paramLabel = "KIND",
            description = "Also write files in the formats of other tools: 'documents' (single-user.json,"
                    + " multi-user-3.json or tokens-per-second.json of the AKS benchmark suite), 'jenkins'"
                    + " (global_stats.json for Jenkins' Gatling plugin), 'vllm' (a file per model and series"
                    + " as 'vllm bench serve --save-detailed' writes it).")
    private List<Export> exports = List.of();

    /** File formats of other tools. */
    enum Export {
        DOCUMENTS,
        JENKINS,
        VLLM
    }

    /**
     * Writes the requested files of other formats beside the reports.
     *
     * @param injectors run folders, for the formats that need single generations
     */
    List<Path> export(RunContent content, List<Path> injectors, Path folder) throws IOException {
        RunData data = content.data();
        RunSummary run = content.summary();
        List<Path> files = new ArrayList<>();
        if (exports.contains(Export.DOCUMENTS)) {
            for (Map.Entry<String, String> document :
                    DocumentFiles.of(data, run).entrySet()) {
                files.add(WholeFile.write(folder.resolve(document.getKey()), document.getValue()));
            }
        }
        if (exports.contains(Export.JENKINS)) {
            List<Path> stats = GatlingStats.write(run, folder.resolve("jenkins"));
            RunReport.beside(stats, content, folder);
            files.addAll(stats);
        }
        if (exports.contains(Export.VLLM)) {
            VllmBenchJson results = new VllmBenchJson(data.info().series());
            injectors.forEach(injector -> RunDirectory.open(injector).generations(results));
            for (Map.Entry<String, String> result : results.files().entrySet()) {
                files.add(WholeFile.write(folder.resolve(result.getKey()), result.getValue()));
            }
        }
        return files;
    }

    ReportOptions chosen(RunInfo run) {
        return new ReportOptions(
                switch (targets) {
                    case AUTO -> ReportOptions.usual(run).targets();
                    case BUILT_IN -> Optional.of(TargetsFile.builtIn());
                    case NONE -> Optional.empty();
                    default -> Optional.of(TargetsFile.read(Path.of(targets)));
                },
                withoutOutliers,
                singleFile);
    }
}
