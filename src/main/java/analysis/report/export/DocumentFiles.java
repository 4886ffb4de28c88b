package analysis.report.export;

import analysis.report.data.StructuredCsv;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.util.Map;
import java.util.Objects;

/** A run in the shape of the older tool that its simulation stands for. */
public final class DocumentFiles {

    private DocumentFiles() {}

    /** The text of each file by its name; none if no older tool did what the simulation does. */
    public static Map<String, String> of(RunData data, RunSummary run) {
        return switch (Objects.requireNonNullElse(run.info().simulation(), "")) {
            case "SingleUser" -> SingleUserJson.write(data);
            case "MultiUser" -> MultiUserJson.write(data);
            case "TokensPerSecond" -> Map.of(TokensPerSecondJson.FILE_NAME, TokensPerSecondJson.write(run));
            case "PromptSet" -> Map.of(BenchResultsJson.FILE_NAME, BenchResultsJson.write(run));
            case "StructuredVsUnstructured" -> Map.of(StructuredCsv.FILE_NAME, StructuredCsv.write(run));
            default -> Map.of();
        };
    }
}
