package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is asked of a run with several models: which is best at it. Answered here for all reports. */
public enum Contest {
    /** Median time to first token, ms. */
    FIRST_TOKEN(true, figure(Metric.FIRST_TOKEN_MS, Distribution::p50)),
    /** Mean of what one user gets, tokens/s. */
    THROUGHPUT(false, figure(Metric.TOKENS_PER_S, Distribution::mean)),
    /** Median latency, ms. */
    LATENCY(true, figure(Metric.LATENCY_MS, Distribution::p50)),
    /** {@link #variationPct}. */
    CONSISTENCY(true, Contest::variation);

    private static final double CLOSE_PCT = 5;

    private final boolean lowestFirst;
    private final BiFunction<RunSummary, String, Optional<Double>> figure;

    Contest(boolean lowestFirst, BiFunction<RunSummary, String, Optional<Double>> figure) {
        this.lowestFirst = lowestFirst;
        this.figure = figure;
    }

    /** A model and its figure. */
    public record Place(String model, double value) {}

    /** The models that have the figure, the best first; equal ones stay in the run's order. */
    public List<Place> places(RunSummary run) {
        Comparator<Place> byValue = Comparator.comparingDouble(Place::value);
        return run.models().keySet().stream()
                .map(model -> figure.apply(run, model)
                        .map(value -> new Place(model, value))
                        .orElse(null))
                .filter(Objects::nonNull)
                .sorted(lowestFirst ? byValue : byValue.reversed())
                .toList();
    }

    /** How far {@code first} is ahead of {@code second}, in percent of the larger figure. */
    public static double leadPct(Place first, Place second) {
        return 100 * Math.abs(second.value - first.value) / Math.max(second.value, first.value);
    }

    /** Whether the lead is under 5 %, which is not interpreted: a repeated run may well turn it round. */
    public static boolean isClose(Place first, Place second) {
        return leadPct(first, second) < CLOSE_PCT;
    }

    /**
     * How much a model's token rate varies: the standard deviation in percent of the mean, averaged over its series. Within
     * each series, since prompts of other lengths and other numbers of users have other rates.
     *
     * @return empty if no series has two successful generations
     */
    public static OptionalDouble variationPct(RunSummary run, String model) {
        return run.cells().entrySet().stream()
                .filter(cell -> cell.getKey().model().equals(model))
                .flatMap(cell -> cell.getValue().metric(Metric.TOKENS_PER_S).stream())
                .map(Distribution::variationPct)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private static Optional<Double> variation(RunSummary run, String model) {
        return variationPct(run, model).stream().boxed().findFirst();
    }

    private static BiFunction<RunSummary, String, Optional<Double>> figure(
            Metric metric, Function<Distribution, Double> statistic) {
        return (run, model) -> run.models().get(model).metric(metric).map(statistic);
    }
}
