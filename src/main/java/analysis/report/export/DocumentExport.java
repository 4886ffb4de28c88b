package analysis.report.export;

import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.util.Map;

/**
 * The files of the AKS benchmark suite for a run: those that its script for that scenario wrote. A simulation of one's own is
 * written as tokens per second, if it has any.
 */
public final class DocumentExport {

    private static final String SINGLE_USER = "SingleUser";
    private static final String MULTI_USER = "MultiUser";

    private DocumentExport() {}

    /** The text of each file by its name; none of a run that has nothing of the kind. */
    public static Map<String, String> write(RunData data, RunSummary run) {
        if (SINGLE_USER.equals(data.info().simulation())) {
            return SingleUserJson.write(data);
        }
        if (MULTI_USER.equals(data.info().simulation())) {
            return MultiUserJson.write(data);
        }
        return run.overall().metric(Metric.TOKENS_PER_S).isEmpty()
                ? Map.of()
                : Map.of(TokensPerSecondJson.FILE_NAME, TokensPerSecondJson.write(run));
    }
}
