package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.summary.Contest;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.Locale;

/** Which model is the fastest, which carries the most and which is the steadiest. */
final class ModelComparison {

    private ModelComparison() {}

    static List<Block> blocks(RunSummary run) {
        if (run.models().size() < 2) {
            return List.of();
        }
        Table.Builder table = new Table.Builder("Best of " + run.models().size() + " models")
                .text("Question")
                .text("Model")
                .text("Figure")
                .text("Next")
                .number("Lead", "%")
                .text("Says");
        add(table, "Fastest first token", "ms TTFT p50", Contest.FIRST_TOKEN.places(run));
        add(table, "Highest throughput", "tokens/s per user", Contest.THROUGHPUT.places(run));
        add(table, "Shortest latency", "ms p50", Contest.LATENCY.places(run));
        add(table, "Most consistent", "% variation of tokens/s", Contest.CONSISTENCY.places(run));
        Table built = table.build();
        return built.isEmpty()
                ? List.of()
                : List.of(
                        built,
                        new Paragraph("Differences under 5 % are not interpreted: a repeated run may well turn them"
                                + " round. Variation is the standard deviation of tokens/s in percent of the mean,"
                                + " averaged over the model's series."));
    }

    private static void add(Table.Builder table, String question, String unit, List<Contest.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        Contest.Place best = places.get(0);
        if (places.size() == 1) {
            table.row(
                    Cell.text(question),
                    Cell.text(best.model()),
                    figure(best.value(), unit),
                    Cell.text(""),
                    Cell.text(""),
                    Cell.text("the only one with a figure"));
            return;
        }
        Contest.Place next = places.get(1);
        double lead = Contest.leadPct(best, next);
        boolean close = Contest.isClose(best, next);
        table.row(
                Cell.text(question),
                Cell.text(best.model()),
                figure(best.value(), unit),
                Cell.text(next.model()),
                Cell.number(lead),
                Cell.text(close ? "too close to call" : "ahead").toned(close ? Tone.NOTE : Tone.GOOD));
    }

    private static Cell figure(double value, String unit) {
        return Cell.text(String.format(Locale.ROOT, value >= 1000 ? "%.0f %s" : "%.1f %s", value, unit));
    }
}
