package analysis.report.compare;

import analysis.fixtures.CompareRuns;
import analysis.summary.comparison.RunComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the report of every comparison of {@link CompareRuns} into a folder of its own, for looking at in a browser. */
public final class CompareSamples {

    private CompareSamples() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, Supplier<RunComparison>> sample :
                CompareRuns.all().entrySet()) {
            RunComparison comparison = sample.getValue().get();
            CompareFiles.write(
                    comparison, ComparePage.of(comparison), Path.of(args[0]).resolve(sample.getKey()));
        }
    }
}
