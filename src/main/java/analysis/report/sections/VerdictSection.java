package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Paragraph;
import analysis.report.verdict.VerdictJson;
import analysis.report.verdict.VerdictTable;
import analysis.verdict.policy.JsonErrors;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.file.InputFile;

/** The verdict on the run, as the {@code verdict.json} beside the report has it: the newest one, whoever judged. */
final class VerdictSection {

    private VerdictSection() {}

    /**
     * Nothing if the run has not been judged.
     *
     * @throws run.file.UnreadableFileException if the file is there and cannot be read
     */
    static List<Block> blocks(Path folder) {
        Path file = folder.resolve(VerdictJson.FILE_NAME);
        return Files.exists(file) ? blocks(InputFile.text(file)) : List.of();
    }

    static List<Block> blocks(String json) {
        try {
            return blocks(VerdictJson.read(json));
        } catch (JsonProcessingException e) {
            return List.of(new Paragraph(VerdictJson.FILE_NAME + " cannot be read (" + JsonErrors.describe(e)
                    + "): run the command verdict again."));
        }
    }

    private static List<Block> blocks(VerdictJson verdict) {
        String against = verdict.baseline() == null
                ? ""
                : " Against the baseline " + verdict.baseline() + "; runs in it: " + verdict.baselineRuns() + ".";
        return List.of(
                new Paragraph(verdict.sentence() + against),
                VerdictTable.of("Every figure that was judged, the worst first", verdict.findings()),
                new Links(List.of(new Link("verdict.md", "the verdict with its reasons"))));
    }
}
