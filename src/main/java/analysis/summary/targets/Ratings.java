package analysis.summary.targets;

import analysis.stats.Distribution;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
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
            OptionalDouble value = target.isEmpty()
                    ? OptionalDouble.empty()
                    : promptTokens.isPresent()
                            ? ofPrompts(metric, cells(model, promptTokens.getAsInt()))
                            : value(metric, model);
            value.ifPresent(figure -> rated.add(new RatedFigure(
                    model, promptTokens, figure, target.get(), target.get().rate(figure))));
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

    private static OptionalDouble ofPrompts(TargetMetric metric, Collection<CellData> cells) {
        return switch (metric) {
            case FIRST_TOKEN_P50_MS -> percentile(cells, Metric.FIRST_TOKEN_MS, 50);
            case FIRST_TOKEN_P95_MS -> percentile(cells, Metric.FIRST_TOKEN_MS, 95);
            case LATENCY_P50_MS -> percentile(cells, Metric.LATENCY_MS, 50);
            case LATENCY_P95_MS -> percentile(cells, Metric.LATENCY_MS, 95);
            case TOKENS_PER_S -> mean(cells, Metric.TOKENS_PER_S);
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble value(TargetMetric metric, String model) {
        return switch (metric) {
            case DOWNLOAD_S -> mean(data.ofModel(model), Metric.PULL_S);
            case COLD_LOAD_S -> mean(data.ofModel(model), Metric.COLD_LOAD_S);
            case WARM_LOAD_S -> mean(data.ofModel(model), Metric.WARM_LOAD_S);
            case FIRST_TOKEN_P50_MS, FIRST_TOKEN_P95_MS, LATENCY_P50_MS, LATENCY_P95_MS ->
                ofPrompts(metric, data.ofModel(model));
            case TOKENS_PER_S -> mean(withFewestUsers(model), Metric.TOKENS_PER_S);
            case VARIATION_SD -> worst(model, rate -> rate.sd().orElseThrow());
            case VARIATION_PCT -> worst(model, rate -> rate.variationPct().orElseThrow());
            case SCALING_3_USERS_PCT -> scaling(model);
            case SUCCESS_PCT -> success(model);
        };
    }

    private static OptionalDouble mean(Collection<CellData> cells, Metric metric) {
        return Arrays.stream(CellData.samples(cells, metric)).average();
    }

    private static OptionalDouble percentile(Collection<CellData> cells, Metric metric, double percent) {
        double[] samples = CellData.samples(cells, metric);
        return samples.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(samples, percent)[0]);
    }

    private OptionalDouble worst(String model, ToDoubleFunction<Distribution> figure) {
        return withFewestUsers(model).stream()
                .flatMap(cell -> Distribution.of(cell.samples(Metric.TOKENS_PER_S)).stream())
                .filter(rate -> rate.variationPct().isPresent())
                .mapToDouble(figure)
                .max();
    }

    /** Scaling efficiency at three users over a lower level; the lowest has none. */
    private OptionalDouble scaling(String model) {
        DoubleStream ofTokens = LoadSweep.byUsers(data).stream()
                .filter(sweep -> sweep.model().equals(model))
                .flatMapToDouble(sweep -> sweep.levels().stream()
                        .filter(level -> level != sweep.lowest())
                        .filter(level -> level.load().amount() == USERS_OF_SCALING)
                        .mapToDouble(sweep::efficiencyPct));
        DoubleStream ofReadying = ReadyScaling.of(List.of(data)).stream()
                .flatMapToDouble(scaling -> scaling.levels().stream()
                        .filter(level -> level != scaling.lowest())
                        .filter(level -> level.users() == USERS_OF_SCALING)
                        .mapToDouble(scaling::efficiencyPct));
        return DoubleStream.concat(ofTokens, ofReadying).min();
    }

    private OptionalDouble success(String model) {
        Attempts attempts = Attempts.of(data.ofModel(model));
        return attempts.ended() == 0 ? OptionalDouble.empty() : OptionalDouble.of(attempts.okPct());
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
