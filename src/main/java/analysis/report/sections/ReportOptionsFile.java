package analysis.report.sections;

import analysis.report.text.ReportJson;
import analysis.summary.targets.TargetsFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import run.RunInfo;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/**
 * {@code report-options.json}: the options of a run's report that are not the default. A command that rewrites the report, such as a
 * verdict, keeps them.
 */
public final class ReportOptionsFile {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "report-options.json";

    private static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReportOptionsFile() {}

    /** Content of the file; without targets, nothing is rated. */
    private record Content(int schema, TargetsFile.Content targets, boolean withoutOutliers, boolean singleFile) {}

    /**
     * Writes {@code options} into a folder; default options need no file.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(ReportOptions options, RunInfo run, Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (options.equals(ReportOptions.usual(run))) {
            Files.deleteIfExists(file);
            return;
        }
        Content content = new Content(
                SCHEMA,
                options.targets().map(TargetsFile.Content::of).orElse(null),
                options.withoutOutliers(),
                options.singleFile());
        WholeFile.write(file, ReportJson.sorted(content));
    }

    /**
     * Reads the options of the report in a folder.
     *
     * @throws UnreadableFileException if the file exists but cannot be read
     */
    public static ReportOptions read(Path folder, RunInfo run) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return ReportOptions.usual(run);
        }
        try {
            Content content = MAPPER.readValue(InputFile.text(file), Content.class);
            if (content == null || content.schema != SCHEMA) {
                throw new UnreadableFileException(file, "is not of schema " + SCHEMA + hint());
            }
            return new ReportOptions(
                    Optional.ofNullable(content.targets).map(targets -> TargetsFile.targets(targets, file)),
                    content.withoutOutliers,
                    content.singleFile);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + hint(), e);
        }
    }

    private static String hint() {
        return "; remove it, or run the command report with the options again";
    }
}
