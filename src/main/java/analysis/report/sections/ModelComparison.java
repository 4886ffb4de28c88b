package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.report.sections.Ranking.Place;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.CellData;
import analysis.summary.RunData;
import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which model is the fastest, which carries the most and which is the steadiest. */
final class ModelComparison {

    /** Smaller differences are not interpreted. */
    private static final double CLOSE_PCT = 5;

    private ModelComparison() {}

    static List<Block> blocks(RunData data, RunSummary run) {
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
        add(table, "Fastest first token", "ms TTFT p50", Ranking.by(run, Metric.FIRST_TOKEN_MS, Distribution::p50));
        add(table, "Highest throughput", "tokens/s per user", Ranking.by(run, Metric.TOKENS_PER_S, Distribution::mean));
        add(table, "Shortest latency", "ms p50", Ranking.by(run, Metric.LATENCY_MS, Distribution::p50));
        add(table, "Most consistent", "% variation of tokens/s", consistency(data, run));
        Table built = table.build();
        return built.isEmpty()
                ? List.of()
                : List.of(
                        built,
                        new Paragraph("Differences under 5 % are not interpreted: a repeated run may well turn them"
                                + " round. Variation is the standard deviation of tokens/s in percent of the mean,"
                                + " averaged over the model's series."));
    }

    private static void add(Table.Builder table, String question, String unit, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        Place best = places.get(0);
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
        Place next = places.get(1);
        double lead = 100 * Math.abs(next.value() - best.value()) / Math.max(next.value(), best.value());
        boolean close = lead < CLOSE_PCT;
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

    /** Prompts of other lengths have other rates, so variation is taken within each series. */
    private static List<Place> consistency(RunData data, RunSummary run) {
        List<Place> places = new ArrayList<>();
        for (String model : run.models().keySet()) {
            List<Distribution> rates = data.ofModel(model).stream()
                    .map((CellData cell) -> Distribution.of(cell.samples(Metric.TOKENS_PER_S)))
                    .flatMap(java.util.Optional::stream)
                    .filter(rate -> rate.variationPct().isPresent())
                    .toList();
            rates.stream()
                    .mapToDouble(rate -> rate.variationPct().getAsDouble())
                    .average()
                    .ifPresent(percent -> places.add(new Place(
                            model,
                            percent,
                            rates.stream().mapToLong(Distribution::count).sum())));
        }
        return Ranking.sorted(places, true);
    }
}
