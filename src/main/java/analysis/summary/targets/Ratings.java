package analysis.summary.targets;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.load.LoadSweep;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import run.Cell;
import run.LifecycleEvent.Operation;
import run.RunInfo;
import run.RunInfo.Series;

/** Rates the figures of a run against targets. */
public final class Ratings {

    private static final int USERS_OF_SCALING = 3;
    private static final double MS_PER_S = 1000;

    private final RunData data;
    private final Map<String, Integer> users = new LinkedHashMap<>();

    private Ratings(RunData data) {
        this.data = data;
        RunInfo info = data.info();
        if (info.series() != null) {
            for (Series series : info.series()) {
                users.put(series.name(), Objects.requireNonNullElse(series.users(), 1));
            }
        }
    }

    /** Every figure that has a target, model by model. */
    public static List<RatedFigure> of(RunData data, Collection<String> models, Targets targets) {
        Ratings ratings = new Ratings(data);
        List<RatedFigure> rated = new ArrayList<>();
        models.forEach(model -> {
            for (TargetMetric metric : TargetMetric.values()) {
                Optional<Target> target = targets.of(metric, model);
                OptionalDouble value = target.isPresent() ? ratings.value(metric, model) : OptionalDouble.empty();
                value.ifPresent(figure -> rated.add(new RatedFigure(
                        model, figure, target.get(), target.get().rate(figure))));
            }
        });
        return rated;
    }

    private OptionalDouble value(TargetMetric metric, String model) {
        return switch (metric) {
            case DOWNLOAD_S -> seconds(model, Operation.PULL);
            case COLD_LOAD_S -> seconds(model, Operation.COLD_LOAD);
            case WARM_LOAD_S -> seconds(model, Operation.WARM_LOAD);
            case FIRST_TOKEN_P50_MS -> percentile(model, Metric.FIRST_TOKEN_MS, 50);
            case FIRST_TOKEN_P95_MS -> percentile(model, Metric.FIRST_TOKEN_MS, 95);
            case LATENCY_P95_MS -> percentile(model, Metric.LATENCY_MS, 95);
            case TOKENS_PER_S ->
                Distribution.of(samples(withFewestUsers(model), Metric.TOKENS_PER_S))
                        .map(rate -> OptionalDouble.of(rate.mean()))
                        .orElse(OptionalDouble.empty());
            case VARIATION_SD -> worst(model, rate -> rate.sd().orElseThrow());
            case VARIATION_PCT -> worst(model, rate -> rate.variationPct().orElseThrow());
            case SCALING_3_USERS_PCT -> scaling(model);
            case SUCCESS_PCT -> success(model);
        };
    }

    /** Mean time of those that succeeded. */
    private OptionalDouble seconds(String model, Operation operation) {
        return data.lifecycle().stream()
                .filter(event -> event.model().equals(model) && event.operation() == operation)
                .filter(event -> event.outcome().isOk())
                .mapToDouble(event -> event.durationMs() / MS_PER_S)
                .average();
    }

    private OptionalDouble percentile(String model, Metric metric, double percent) {
        double[] samples = samples(data.ofModel(model), metric);
        return samples.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(samples, percent)[0]);
    }

    private OptionalDouble worst(String model, ToDoubleFunction<Distribution> figure) {
        return withFewestUsers(model).stream()
                .flatMap(cell -> Distribution.of(cell.samples(Metric.TOKENS_PER_S)).stream())
                .filter(rate -> rate.variationPct().isPresent())
                .mapToDouble(figure)
                .max();
    }

    private OptionalDouble scaling(String model) {
        return LoadSweep.byUsers(data).stream()
                .filter(sweep -> sweep.model().equals(model))
                .flatMapToDouble(sweep -> sweep.levels().stream()
                        .filter(level -> level.load().amount() == USERS_OF_SCALING)
                        .mapToDouble(sweep::efficiencyPct))
                .min();
    }

    private OptionalDouble success(String model) {
        Collection<CellData> cells = data.ofModel(model);
        long all = cells.stream().mapToLong(CellData::generations).sum();
        long ok = cells.stream().mapToLong(CellData::ok).sum();
        return OptionalDouble.of(100.0 * ok / all);
    }

    /** Targets for tokens/s are those of a user who does not share the server. */
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

    private static double[] samples(Collection<CellData> cells, Metric metric) {
        return CellData.samples(cells, metric);
    }
}
