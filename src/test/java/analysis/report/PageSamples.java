package analysis.report;

import analysis.fixtures.PageRuns;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the report of every run of {@link PageRuns} into a folder of its own, for looking at in a browser. */
public final class PageSamples {

    private PageSamples() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, Supplier<RunData>> sample : PageRuns.all().entrySet()) {
            RunData data = sample.getValue().get();
            Path folder = Path.of(args[0]).resolve(sample.getKey());
            Files.createDirectories(folder);
            RunReport.write(RunContent.of(data, RunSummary.of(data), ReportOptions.usual(data.info())), folder);
        }
    }
}
