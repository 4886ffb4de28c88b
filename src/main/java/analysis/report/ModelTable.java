package analysis.report;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.Contest;
import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Models side by side, all series of each together: averages, extremes and which is best at what. It is the performance
 * summary of the older analyses of {@code baseline.csv}, whose runs have no other figures.
 */
final class ModelTable {

    private ModelTable() {}

    static TextTable of(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                ">First token ms avg",
                ">min",
                ">max",
                ">tokens/s avg",
                ">min",
                ">max",
                ">Variation %",
                ">Count");
        run.models().forEach((model, summary) -> {
            List<String> cells = new ArrayList<>();
            cells.add(Inert.line(model));
            cells.addAll(averages(summary.metric(Metric.FIRST_TOKEN_MS)));
            cells.addAll(averages(summary.metric(Metric.TOKENS_PER_S)));
            cells.add(Decimal.fixed(Contest.variationPct(run, model), 1));
            cells.add(Long.toString(summary.generations()));
            table.row(cells);
        });
        return table;
    }

    private static List<String> averages(Optional<Distribution> metric) {
        return metric.map(figures -> List.of(
                        Decimal.fixed(figures.mean(), 1),
                        Decimal.fixed(figures.min(), 1),
                        Decimal.fixed(figures.max(), 1)))
                .orElse(List.of("", "", ""));
    }

    /** Which model is the fastest, the quickest and the steadiest; nothing for a single model. */
    static List<String> insights(RunSummary run) {
        if (run.models().size() < 2) {
            return List.of();
        }
        List<String> insights = new ArrayList<>();
        add(insights, "Fastest first token", Contest.FIRST_TOKEN, "ms p50", run);
        add(insights, "Highest throughput", Contest.THROUGHPUT, "tokens/s per user on average", run);
        add(insights, "Most consistent", Contest.CONSISTENCY, "% variation of tokens/s within a series", run);
        return insights;
    }

    private static void add(List<String> insights, String title, Contest contest, String unit, RunSummary run) {
        List<Contest.Place> places = contest.places(run);
        if (places.isEmpty()) {
            return;
        }
        Contest.Place best = places.get(0);
        boolean close = places.size() > 1 && Contest.isClose(best, places.get(1));
        insights.add(title + ": " + Inert.line(best.model()) + " (" + Decimal.fixed(best.value(), 1) + " " + unit + ")"
                + (close ? ", too close to " + Inert.line(places.get(1).model()) + " to call" : ""));
    }
}
