package analysis.summary.server;

import static run.Units.MS_PER_HOUR;

import analysis.stats.Course;
import analysis.stats.Metric;
import analysis.stats.Trend;
import analysis.summary.samples.CellData;
import analysis.summary.samples.ResourceData;
import analysis.summary.samples.ResourceSeries;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.Capability;
import run.Cell;
import run.Resource;
import run.RunInfo;

/**
 * Drift of a figure over a long run.
 *
 * @param model model of the cell; empty for a resource
 * @param series series of the cell, with constant load; for a resource its source
 * @param figure name of the figure: {@code first_token_ms}, {@code memory_bytes}, ...
 * @param mean mean of all values, in the figure's unit
 * @param course figure over hours since 1970, to which the trend is fitted
 * @param perHour change of the figure per hour
 */
public record Drift(String model, String series, String figure, double mean, Course course, Trend perHour) {

    private static final List<Metric> METRICS =
            List.of(Metric.FIRST_TOKEN_MS, Metric.TPOT_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    /**
     * Drifts of a run with {@link Capability#DRIFT}, of series with a constant number of users; empty for other runs.
     */
    public static List<Drift> of(RunData data) {
        List<Drift> drifts = new ArrayList<>();
        if (data.info().capabilities().contains(Capability.DRIFT)) {
            Set<String> steady = data.info().series().stream()
                    .filter(series -> series.users() != null)
                    .map(RunInfo.Series::name)
                    .collect(Collectors.toSet());
            data.cells().forEach((cell, samples) -> {
                if (steady.contains(cell.series())) {
                    METRICS.forEach(metric -> addMetric(cell, samples, metric, drifts));
                }
            });
            data.resources().series().forEach(series -> addResource(series, data.resources(), drifts));
        }
        return drifts;
    }

    private static void addMetric(Cell cell, CellData samples, Metric metric, List<Drift> drifts) {
        int[] rows = IntStream.range(0, samples.generations())
                .filter(row -> samples.isOk(row) && !Double.isNaN(samples.value(metric, row)))
                .toArray();
        double[] hours = Arrays.stream(rows)
                .mapToDouble(row -> samples.startMs(row) / MS_PER_HOUR)
                .toArray();
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> samples.value(metric, row))
                .toArray();
        Trend.of(hours, values)
                .ifPresent(trend -> drifts.add(new Drift(
                        cell.model(),
                        cell.series(),
                        metric.id(),
                        Arrays.stream(values).average().orElseThrow(),
                        Trend.course(hours, values),
                        trend)));
    }

    /** Adds memory only: other resources vary with the load. */
    private static void addResource(ResourceSeries series, ResourceData data, List<Drift> drifts) {
        Resource resource = series.resource();
        if (resource.isMemory()) {
            series.between(data.firstEndMs(), Long.MAX_VALUE)
                    .flatMap(loaded -> loaded.over(timeMs -> timeMs / MS_PER_HOUR)
                            .map(trend -> new Drift(
                                    "",
                                    series.source(),
                                    resource.id(),
                                    Arrays.stream(loaded.values()).average().orElseThrow(),
                                    loaded.courseOver(timeMs -> timeMs / MS_PER_HOUR),
                                    trend)))
                    .ifPresent(drifts::add);
        }
    }
}
