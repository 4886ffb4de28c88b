package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.report.text.Decimal;
import analysis.summary.ModelRanking;
import analysis.summary.ModelRanking.Place;
import analysis.summary.RunSummary;
import java.util.List;

/** Which model is the fastest, which carries the most and which is the steadiest. */
final class ModelComparison {

    private ModelComparison() {}

    static List<Block> blocks(RunSummary run) {
        if (run.models().size() < 2 || run.isOfTwoServers()) {
            return List.of();
        }
        Table.Builder table = new Table.Builder("Best of " + run.models().size() + " models")
                .text("Question")
                .text("Model")
                .text("Figure")
                .text("Next")
                .number("Lead", "%")
                .text("Says");
        for (ModelRanking ranking : ModelRanking.values()) {
            add(table, ranking, ranking.places(run));
        }
        Table built = table.build();
        return built.isEmpty()
                ? List.of()
                : List.of(
                        built,
                        new Paragraph("Differences under 5 % are not interpreted: a repeated run may well turn them"
                                + " round. Variation is the standard deviation of tokens/s in percent of the mean,"
                                + " averaged over the model's series."));
    }

    private static void add(Table.Builder table, ModelRanking ranking, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        Place best = places.get(0);
        boolean alone = places.size() == 1;
        table.row(
                Cell.text(ranking.question()),
                Cell.text(best.model()),
                Cell.text(Decimal.fixed(best.value(), 1) + " " + ranking.figure()),
                Cell.text(alone ? "" : places.get(1).model()),
                alone ? Cell.text("") : Cell.number(ModelRanking.leadPct(best, places.get(1))),
                alone ? Cell.text("the only one with a figure") : lead(ModelRanking.isClose(best, places.get(1))));
    }

    private static Cell lead(boolean close) {
        return Cell.text(close ? "too close to call" : "ahead").toned(close ? Tone.NOTE : Tone.GOOD);
    }
}
