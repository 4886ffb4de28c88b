package analysis.report.sections;

import analysis.report.CapacityReport;
import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** The highest load within the objectives, as {@code capacity.json} has it: each level that was tried, ascending. */
final class CapacitySection {

    private CapacitySection() {}

    static List<Block> blocks(Optional<JsonNode> capacity) {
        return capacity.map(found -> List.<Block>of(table(found))).orElse(List.of());
    }

    /** What was found, for the head of the report. */
    static String sentence(JsonNode capacity) {
        return capacity.path("sentence").asText();
    }

    private static Table table(JsonNode capacity) {
        List<String> objectives = new ArrayList<>();
        capacity.path("objectives").forEach(objective -> objectives.add(objective.asText()));
        Table.Builder table = new Table.Builder("Every load that was tried, with the figures of the worst model")
                .text("Load")
                .number("Generations", "")
                .text("Objectives");
        objectives.forEach(objective -> table.number(objective, ""));
        for (JsonNode level : capacity.path("levels")) {
            boolean met = level.path("met").asBoolean();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(level.path("series").asText()),
                    Cell.count(level.path("generations").asLong()),
                    Cell.text(met ? "met" : "not met").toned(met ? Tone.GOOD : Tone.BAD)));
            objectives.forEach(objective -> cells.add(Cell.number(worst(level, objective))));
            table.row(cells.toArray(Cell[]::new));
        }
        return table.build();
    }

    private static OptionalDouble worst(JsonNode level, String objective) {
        double[] values = StreamSupport.stream(level.path("figures").spliterator(), false)
                .filter(figure -> figure.path("objective").asText().equals(objective))
                .filter(figure -> figure.hasNonNull("value"))
                .mapToDouble(figure -> figure.get("value").asDouble())
                .toArray();
        return CapacityReport.worst(objective, values);
    }
}
