package analysis.report.export;

import analysis.report.data.StructuredCsv;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.util.Map;
import java.util.TreeMap;

/** A run in the shapes of the older tools that its simulation stands for. */
public final class DocumentFiles {

    private DocumentFiles() {}

    /** The text of each file by its name; none if no older tool did what the run did. */
    public static Map<String, String> of(RunData data, RunSummary run) {
        Map<String, String> files = new TreeMap<>(SingleUserJson.write(data));
        files.putAll(MultiUserJson.write(data));
        files.put(TokensPerSecondJson.FILE_NAME, TokensPerSecondJson.write(run));
        if (StructuredCsv.isComparison(run)) {
            files.put(StructuredCsv.FILE_NAME, StructuredCsv.write(run));
        }
        return files;
    }
}
