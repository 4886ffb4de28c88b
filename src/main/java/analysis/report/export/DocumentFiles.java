package analysis.report.export;

import analysis.report.data.StructuredCsv;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import run.Capability;

/** Files in the formats of older tools, chosen by the run's capabilities. */
public final class DocumentFiles {

    private DocumentFiles() {}

    /** Text of each file by its name; none if no older tool measured the same. */
    public static Map<String, String> of(RunData data, RunSummary run) {
        Set<Capability> can = run.info().capabilities();
        Map<String, String> files = new TreeMap<>();
        if (can.contains(Capability.SINGLE_USER)) {
            files.putAll(SingleUserJson.write(data));
        }
        if (can.contains(Capability.MULTI_USER)) {
            files.putAll(MultiUserJson.write(data));
        }
        if (can.contains(Capability.PROMPT_LENGTHS)) {
            files.put(TokensPerSecondJson.FILE_NAME, TokensPerSecondJson.write(run));
        }
        if (can.contains(Capability.PROMPT_SET)) {
            files.put(BenchResultsJson.FILE_NAME, BenchResultsJson.write(run));
        }
        if (can.contains(Capability.STRUCTURED) && StructuredCsv.isComparison(run)) {
            files.put(StructuredCsv.FILE_NAME, StructuredCsv.write(run));
        }
        return files;
    }
}
