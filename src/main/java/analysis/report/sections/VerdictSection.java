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
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The verdict on the run, as the {@code verdict.json} beside the report has it: the newest one, whoever judged. */
final class VerdictSection {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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
        JsonNode verdict;
        try {
            verdict = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return unreadable(e.getOriginalMessage());
        }
        if (verdict.path("schema").asInt() != VerdictJson.SCHEMA) {
            return unreadable("its schema is " + verdict.path("schema") + ", not " + VerdictJson.SCHEMA);
        }
        String against = verdict.has("baseline")
                ? " Against the baseline " + verdict.get("baseline").asText() + "; runs in it: "
                        + verdict.path("baselineRuns").asInt() + "."
                : "";
        return List.of(
                new Paragraph(verdict.path("sentence").asText() + against),
                table(verdict.path("findings")),
                new Links(List.of(new Link("verdict.md", "the verdict with its reasons"))));
    }

    private static List<Block> unreadable(String why) {
        return List.of(
                new Paragraph(VerdictJson.FILE_NAME + " cannot be read (" + why + "): run the command verdict again."));
    }

    private static Table table(JsonNode findings) {
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
        for (JsonNode finding : findings) {
            String level = finding.path("level").asText();
            table.row(
                    Cell.text(finding.path("metric").asText() + " "
                            + finding.path("statistic").asText()),
                    Cell.text(finding.path("model").asText()),
                    Cell.text(finding.path("series").asText()),
                    value(finding, "baseline"),
                    value(finding, "current"),
                    change(finding, "changePct"),
                    change(finding, "changeLowPct"),
                    change(finding, "changeHighPct"),
                    Cell.text(finding.path("limit").asText()),
                    Cell.count(finding.path("samples").asLong()),
                    Cell.text(level).toned(tone(level)));
        }
        return table.build();
    }

    private static Cell value(JsonNode finding, String field) {
        return Cell.text(
                VerdictTable.value(number(finding, field), finding.path("unit").asText()));
    }

    private static Cell change(JsonNode finding, String field) {
        OptionalDouble percent = number(finding, field);
        return Cell.text(percent.isPresent() ? VerdictTable.percent(percent.getAsDouble() / 100) : "");
    }

    private static OptionalDouble number(JsonNode finding, String field) {
        return finding.hasNonNull(field) ? OptionalDouble.of(finding.get(field).asDouble()) : OptionalDouble.empty();
    }

    private static Tone tone(String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "PASS", "IMPROVED" -> Tone.GOOD;
            case "FAIL" -> Tone.BAD;
            case "WARN" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
    }
}
