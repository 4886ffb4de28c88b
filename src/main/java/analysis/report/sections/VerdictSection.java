package analysis.report.sections;

import analysis.report.VerdictJson;
import analysis.report.VerdictTable;
import analysis.report.page.Block;
import analysis.report.page.Block.Link;
import analysis.report.page.Block.Links;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.verdict.Level;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The verdict on the run, as the {@code verdict.json} beside the report has it: the newest one, whoever judged. */
final class VerdictSection {

    private VerdictSection() {}

    /**
     * Nothing if the run has not been judged.
     *
     * @throws IOException if the file is there and cannot be read
     */
    static List<Block> blocks(Path folder) throws IOException {
        Path file = folder.resolve(VerdictJson.FILE_NAME);
        return Files.exists(file) ? blocks(Files.readString(file)) : List.of();
    }

    static List<Block> blocks(String json) {
        try {
            return blocks(VerdictJson.read(json));
        } catch (JsonProcessingException e) {
            return List.of(new Paragraph(VerdictJson.FILE_NAME + " cannot be read (" + e.getOriginalMessage()
                    + "): run the command verdict again."));
        }
    }

    private static List<Block> blocks(VerdictJson verdict) {
        String against = verdict.baseline() == null
                ? ""
                : " Against the baseline " + verdict.baseline() + "; runs in it: " + verdict.baselineRuns() + ".";
        return List.of(
                new Paragraph(verdict.sentence() + against),
                table(verdict.findings()),
                new Links(List.of(new Link("verdict.md", "the verdict with its reasons"))));
    }

    private static Table table(List<VerdictJson.Row> rows) {
        Table.Builder table = new Table.Builder("Every figure that was judged, the worst first")
                .text("Figure")
                .text("Model")
                .text("Series")
                .number("Baseline", "")
                .number("Now", "")
                .number("Change", "")
                .number("from", "")
                .number("to", "")
                .text("Limit")
                .number("Samples", "")
                .text("Verdict");
        for (VerdictJson.Row row : rows) {
            table.row(
                    Cell.text(row.metric() + " " + row.statistic()),
                    Cell.text(row.model()),
                    Cell.text(row.series()),
                    value(row.baseline(), row.unit()),
                    value(row.current(), row.unit()),
                    change(row.changePct()),
                    change(row.changeLowPct()),
                    change(row.changeHighPct()),
                    Cell.text(row.limit()),
                    Cell.count(row.samples()),
                    Cell.text(row.level().name()).toned(tone(row.level())));
        }
        return table.build();
    }

    private static Cell value(BigDecimal value, String unit) {
        return Cell.text(value == null ? "" : VerdictTable.value(OptionalDouble.of(value.doubleValue()), unit));
    }

    private static Cell change(BigDecimal percent) {
        return Cell.text(percent == null ? "" : VerdictTable.percent(percent.doubleValue() / 100));
    }

    private static Tone tone(Level level) {
        return switch (level) {
            case PASS, IMPROVED -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case WARN -> Tone.WARNING;
            case MISSING, INCONCLUSIVE, INVALID -> Tone.NEUTRAL;
        };
    }
}
