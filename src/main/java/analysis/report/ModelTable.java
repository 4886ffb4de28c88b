package analysis.report;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
            cells.add(summary.metric(Metric.TOKENS_PER_S)
                    .map(rate -> Decimal.fixed(rate.variationPct(), 1))
                    .orElse(""));
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
        List<String> insights = new ArrayList<>();
        if (run.models().size() < 2) {
            return insights;
        }
        best(run, ModelTable::meanFirstToken, Comparator.naturalOrder())
                .ifPresent(best -> insights.add("Fastest first token: " + best.model + " ("
                        + Decimal.fixed(best.value, 1) + " ms on average)"));
        best(run, ModelTable::meanRate, Comparator.reverseOrder())
                .ifPresent(best -> insights.add("Highest throughput: " + best.model + " ("
                        + Decimal.fixed(best.value, 1) + " tokens/s per user on average)"));
        best(run, ModelTable::variation, Comparator.naturalOrder())
                .ifPresent(best -> insights.add("Most consistent: " + best.model + " (tokens/s vary by "
                        + Decimal.fixed(best.value, 1) + " %)"));
        return insights;
    }

    private record Best(String model, double value) {}

    private static Optional<Best> best(
            RunSummary run, Function<Summary, Optional<Double>> figure, Comparator<Double> order) {
        return run.models().entrySet().stream()
                .flatMap(entry -> value(entry, figure).stream())
                .min(Comparator.comparing(Best::value, order));
    }

    private static Optional<Best> value(Map.Entry<String, Summary> entry, Function<Summary, Optional<Double>> figure) {
        return figure.apply(entry.getValue()).map(value -> new Best(Inert.line(entry.getKey()), value));
    }

    private static Optional<Double> meanFirstToken(Summary summary) {
        return summary.metric(Metric.FIRST_TOKEN_MS).map(Distribution::mean);
    }

    private static Optional<Double> meanRate(Summary summary) {
        return summary.metric(Metric.TOKENS_PER_S).map(Distribution::mean);
    }

    private static Optional<Double> variation(Summary summary) {
        return summary.metric(Metric.TOKENS_PER_S)
                .map(Distribution::variationPct)
                .filter(variation -> variation.isPresent())
                .map(variation -> variation.getAsDouble());
    }
}
