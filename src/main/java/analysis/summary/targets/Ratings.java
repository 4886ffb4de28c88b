package analysis.summary.targets;

import analysis.stats.Distribution;
import analysis.stats.EnoughToRate;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.load.LoadSweep;
import analysis.summary.load.ReadyScaling;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import run.Cell;
import run.RunInfo.Series;

/** Ratings of a run's figures by targets. */
public final class Ratings {

    private static final int USERS_OF_SCALING = 3;

    private final RunData data;
    private final Map<String, Integer> users = new LinkedHashMap<>();

    private Ratings(RunData data) {
        this.data = data;
        for (Series series : data.info().series()) {
            users.put(series.name(), Objects.requireNonNullElse(series.users(), 1));
        }
    }

    /** Ratings of all figures that have a target, model by model. */
    public static List<RatedFigure> of(RunData data, Collection<String> models, Targets targets) {
        Ratings ratings = new Ratings(data);
        List<RatedFigure> rated = new ArrayList<>();
        models.forEach(model -> {
            ratings.rate(model, OptionalInt.empty(), targets, rated);
            targets.promptTokens().forEach(length -> ratings.rate(model, OptionalInt.of(length), targets, rated));
        });
        return rated;
    }

    private void rate(String model, OptionalInt promptTokens, Targets targets, List<RatedFigure> rated) {
        for (TargetMetric metric : TargetMetric.values()) {
            Optional<Target> target = targets.of(metric, model, promptTokens);
            Optional<Measured> value = target.isEmpty()
                    ? Optional.empty()
                    : promptTokens.isPresent()
                            ? ofPrompts(metric, cells(model, promptTokens.getAsInt()))
                            : value(metric, model);
            value.ifPresent(figure -> rated.add(new RatedFigure(
                    model,
                    promptTokens,
                    figure.value,
                    figure.few,
                    target.get(),
                    target.get().rate(figure.value))));
        }
    }

    /**
     * Value of a figure.
     *
     * @param few whether it has fewer samples than it needs
     */
    private record Measured(double value, boolean few) {

        static Measured of(double value, long samples) {
            return new Measured(value, !EnoughToRate.isMet(samples));
        }
    }

    /** Cells with prompts of that requested length. */
    private List<CellData> cells(String model, int promptTokens) {
        return data.info().series().stream()
                .filter(series -> Objects.equals(series.promptTokens(), promptTokens))
                .map(series -> data.cells().get(new Cell(model, series.name())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Measured> ofPrompts(TargetMetric metric, Collection<CellData> cells) {
        return switch (metric) {
            case FIRST_TOKEN_P50_MS -> percentile(cells, Metric.FIRST_TOKEN_MS, 50);
            case FIRST_TOKEN_P95_MS -> percentile(cells, Metric.FIRST_TOKEN_MS, 95);
            case LATENCY_P50_MS -> percentile(cells, Metric.LATENCY_MS, 50);
            case LATENCY_P95_MS -> percentile(cells, Metric.LATENCY_MS, 95);
            case TOKENS_PER_S -> meanRate(cells);
            default -> Optional.empty();
        };
    }

    private Optional<Measured> value(TargetMetric metric, String model) {
        return switch (metric) {
            case DOWNLOAD_S -> meanOperation(model, Metric.PULL_S);
            case COLD_LOAD_S -> meanOperation(model, Metric.COLD_LOAD_S);
            case WARM_LOAD_S -> meanOperation(model, Metric.WARM_LOAD_S);
            case FIRST_TOKEN_P50_MS, FIRST_TOKEN_P95_MS, LATENCY_P50_MS, LATENCY_P95_MS ->
                ofPrompts(metric, data.ofModel(model));
            case TOKENS_PER_S -> meanRate(withFewestUsers(model));
            case VARIATION_SD -> worst(model, rate -> rate.sd().orElseThrow());
            case VARIATION_PCT -> worst(model, rate -> rate.variationPct().orElseThrow());
            case SCALING_3_USERS_PCT -> scaling(model);
            case SUCCESS_PCT -> success(model);
        };
    }

    /** Mean of pulls or loads, which is rated even for a single one: a run has few of them, and each takes long. */
    private Optional<Measured> meanOperation(String model, Metric metric) {
        double[] samples = CellData.samples(data.ofModel(model), metric);
        return Arrays.stream(samples).average().stream()
                .mapToObj(mean -> new Measured(mean, false))
                .findFirst();
    }

    private static Optional<Measured> meanRate(Collection<CellData> cells) {
        double[] samples = CellData.samples(cells, Metric.TOKENS_PER_S);
        return Arrays.stream(samples).average().stream()
                .mapToObj(mean -> Measured.of(mean, samples.length))
                .findFirst();
    }

    private static Optional<Measured> percentile(Collection<CellData> cells, Metric metric, double percent) {
        double[] samples = CellData.samples(cells, metric);
        return samples.length == 0
                ? Optional.empty()
                : Optional.of(new Measured(
                        Percentiles.of(samples, percent)[0],
                        samples.length < Math.max(EnoughToRate.FEWEST, Percentiles.samplesNeeded(percent))));
    }

    /** Worst of the series that can be rated, or of all if none can. */
    private Optional<Measured> worst(String model, ToDoubleFunction<Distribution> figure) {
        return withFewestUsers(model).stream()
                .flatMap(cell -> Distribution.of(cell.samples(Metric.TOKENS_PER_S)).stream())
                .filter(rate -> rate.variationPct().isPresent())
                .max(Comparator.<Distribution, Boolean>comparing(rate -> EnoughToRate.isMet(rate.count()))
                        .thenComparingDouble(figure))
                .map(rate -> Measured.of(figure.applyAsDouble(rate), rate.count()));
    }

    /** Scaling efficiency at three users over a lower level; the lowest has none. */
    private Optional<Measured> scaling(String model) {
        Stream<Measured> ofTokens = LoadSweep.byUsers(data).stream()
                .filter(sweep -> sweep.model().equals(model))
                .flatMap(sweep -> sweep.levels().stream()
                        .filter(level -> level != sweep.lowest())
                        .filter(level -> level.load().amount() == USERS_OF_SCALING)
                        .map(level -> new Measured(sweep.efficiencyPct(level), sweep.isOfFewSamples(level))));
        Stream<Measured> ofReadying = ReadyScaling.of(List.of(data)).stream()
                .flatMap(scaling -> scaling.levels().stream()
                        .filter(level -> level != scaling.lowest())
                        .filter(level -> level.users() == USERS_OF_SCALING)
                        .map(level -> new Measured(scaling.efficiencyPct(level), false)));
        return Stream.concat(ofTokens, ofReadying).min(Comparator.comparingDouble(Measured::value));
    }

    private Optional<Measured> success(String model) {
        Attempts attempts = Attempts.of(data.ofModel(model));
        return attempts.ended() == 0 ? Optional.empty() : Optional.of(Measured.of(attempts.okPct(), attempts.ended()));
    }

    /** Cells with the fewest users, since targets for tokens/s apply to a user alone. */
    private List<CellData> withFewestUsers(String model) {
        List<Map.Entry<Cell, CellData>> cells = data.cells().entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(model))
                .toList();
        int fewest =
                cells.stream().mapToInt(entry -> users(entry.getKey())).min().orElse(1);
        return cells.stream()
                .filter(entry -> users(entry.getKey()) == fewest)
                .map(Map.Entry::getValue)
                .toList();
    }

    private int users(Cell cell) {
        return users.getOrDefault(cell.series(), 1);
    }
}
