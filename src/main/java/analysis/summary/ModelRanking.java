package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric.Better;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Rankings of the models of a run: which is best at what. Made here for all reports. */
public enum ModelRanking {
    FIRST_TOKEN("Fastest first token", Quantity.TTFT.p50()),
    /** By what one user gets. */
    THROUGHPUT("Highest throughput", Quantity.TOKENS_PER_S.mean()),
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

    /** A model and its figure. */
    public record Place(String model, double value) {}

    /** What the first place is for. */
    public String question() {
        return question;
    }

    /** What the models are ranked by, with its unit. */
    public String figure() {
        return figure == null
                ? "% variation of tokens/s"
                : (figure.unit().isEmpty() ? "" : figure.unit() + " ") + figure.label();
    }

    /** The models that have the figure, the best first; equal ones stay in the run's order. */
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
                .flatMap(cell -> Quantity.TOKENS_PER_S.of(cell.getValue()).stream())
                .map(Distribution::variationPct)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }
}
