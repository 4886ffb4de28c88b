package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric.Better;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Ranking of the models of a run, the same in all reports. */
public enum ModelRanking {
    FIRST_TOKEN("Fastest first token", Quantity.TTFT.p50()),
    THROUGHPUT("Highest tokens/s of one user", Quantity.TOKENS_PER_S.mean()),
    LATENCY("Shortest latency", Quantity.LATENCY.p50()),
    /** By {@link #variationPct}. */
    CONSISTENCY("Most consistent", null);

    private static final double CLOSE_PCT = 5;

    private final String question;
    private final Figure figure;

    ModelRanking(String question, Figure figure) {
        this.question = question;
        this.figure = figure;
    }

    /** Model with its figure. */
    public record Place(String model, double value) {}

    /** Title of the first place. */
    public String question() {
        return question;
    }

    /** Figure that models are ranked by, with its unit. */
    public String figure() {
        return figure == null
                ? "% variation of tokens/s"
                : (figure.unit().isEmpty() ? "" : figure.unit() + " ") + figure.label();
    }

    /** Models that have the figure, best first; equal ones stay in the run's order. */
    public List<Place> places(RunSummary run) {
        Comparator<Place> byValue = Comparator.comparingDouble(Place::value);
        return run.models().keySet().stream()
                .flatMap(model -> place(run, model))
                .sorted(figure != null && figure.better() == Better.HIGHER ? byValue.reversed() : byValue)
                .toList();
    }

    private Stream<Place> place(RunSummary run, String model) {
        OptionalDouble value = figure == null
                ? variationPct(run, model)
                : figure.of(run.models().get(model));
        return value.stream().mapToObj(found -> new Place(model, found));
    }

    /** Lead of {@code first} over {@code second}, in percent of the larger figure. */
    public static double leadPct(Place first, Place second) {
        double larger = Math.max(second.value, first.value);
        return larger == 0 ? 0 : 100 * Math.abs(second.value - first.value) / larger;
    }

    /** Whether the lead is below 5 %, which is not interpreted, since a repeated run may reverse it. */
    public static boolean isClose(Place first, Place second) {
        return leadPct(first, second) < CLOSE_PCT;
    }

    /**
     * Variation of a model's tokens/s: the standard deviation in percent of the mean, averaged over its series, since
     * rates differ between prompt lengths and numbers of users.
     *
     * @return empty if no series has two successful generations
     */
    public static OptionalDouble variationPct(RunSummary run, String model) {
        return run.cells().entrySet().stream()
                .filter(cell -> cell.getKey().model().equals(model))
                .flatMap(cell -> Quantity.TOKENS_PER_S.of(cell.getValue()).stream())
                .map(Distribution::variationPct)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }
}
