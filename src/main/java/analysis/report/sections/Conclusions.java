package analysis.report.sections;

import analysis.report.capacity.CapacityJson;
import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Notice;
import analysis.report.page.Tone;
import analysis.report.verdict.VerdictJson;
import analysis.report.verdict.VerdictTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import run.file.InputFile;
import run.file.JsonErrors;

/**
 * Conclusions from a run: the results in the files beside its report.
 *
 * @param capacity result of a capacity search
 * @param verdict newest verdict on the run
 * @param objection why an existing verdict cannot be shown
 */
public record Conclusions(Optional<CapacityJson> capacity, Optional<VerdictJson> verdict, Optional<Notice> objection) {

    /** Conclusions of a run that was not judged. */
    public static final Conclusions NONE = new Conclusions(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads the files in {@code folder}. A damaged verdict becomes a notice in the report.
     *
     * @throws IOException if an existing file cannot be read, or {@code capacity.json} is damaged
     */
    public static Conclusions in(Path folder) throws IOException {
        Optional<CapacityJson> capacity = CapacityJson.read(folder);
        Path file = folder.resolve(VerdictJson.FILE_NAME);
        if (!Files.exists(file)) {
            return new Conclusions(capacity, Optional.empty(), Optional.empty());
        }
        try {
            return new Conclusions(capacity, Optional.of(VerdictJson.read(InputFile.text(file))), Optional.empty());
        } catch (JsonProcessingException e) {
            return new Conclusions(
                    capacity,
                    Optional.empty(),
                    Optional.of(new Notice(
                            Tone.WARNING,
                            "Verdict",
                            VerdictJson.FILE_NAME + " cannot be read (" + JsonErrors.describe(e)
                                    + "): run the command verdict again.",
                            "",
                            List.of())));
        }
    }

    /** Verdict in one line, for the top of a report. */
    Optional<Notice> verdictLine() {
        return verdict.map(judged -> {
                    String level = judged.level().name();
                    String sentence = judged.sentence();
                    String rest = sentence.startsWith(level) ? sentence.substring(level.length()) : sentence;
                    Tone tone = VerdictTable.tone(judged.level());
                    // One undecided row of many is neutral, but an undecided run needs action.
                    return new Notice(tone == Tone.NEUTRAL ? Tone.WARNING : tone, level, rest.strip(), "", List.of());
                })
                .or(() -> objection);
    }

    /** Section with all judged figures. */
    List<Block> verdictSection() {
        return verdict.map(judged -> List.<Block>of(
                        VerdictTable.of("Every figure that was judged, the worst first", judged, judged.findings()),
                        new Links(List.of(new Link("verdict.md", "the verdict with its reasons")))))
                .orElse(List.of());
    }
}
