package analysis.summary.steady;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.stats.Trend;
import analysis.stats.Variation;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settling of one model's times under constant load: medians of {@value #BATCHES} batches of its successful generations
 * in order of their start.
 *
 * <p>The metrics are those of the server's state and not of the mix of answer lengths: TTFT, and TPOT or else the
 * stream time.
 */
final class Settling {

    /** Fewest generations for finding a warm-up. */
    static final int ENOUGH = 100;

    private static final int BATCHES = 20;
    /** Relative distance from the level within which a batch belongs to it. */
    private static final double BAND = 0.10;
    /** Alternative distance, in standard deviations of the batches of the second half. */
    private static final double DEVIATIONS = 4;
    /** Smallest relative change from start to end that counts as drift, however certain. */
    private static final double LEAST_DRIFT = 0.10;
    /** Largest coefficient of variation of the batches of a steady level. */
    private static final double MOST_VARIATION = 0.15;
    /** Alternative limit, as a multiple of the variation that chance causes in medians of so few values. */
    private static final double CHANCE = 3;
    /** Standard error of the median of normal values, relative to that of their mean. */
    private static final double MEDIAN_ERROR = 1.2533;
    /** Interquartile range of normal values, in standard deviations. */
    private static final double QUARTILES = 1.349;

    private final Metric metric;
    private final long[] startsMs;
    private final double[] values;

    private Settling(Metric metric, long[] startsMs, double[] values) {
        this.metric = metric;
        this.startsMs = startsMs;
        this.values = values;
    }

    /**
     * Warm-up at the start of a level. * @param untilMs start of the first generation after it, epoch ms
     * @param from median of the metric during the warm-up
     * @param to median in the second half of the level
     */
    record WarmUp(Metric metric, long untilMs, double from, double to) {

        String text() {
            return Settling.text(
                    "%s began at %.2f %s and settled at %.2f %s",
                    metric.label(), from, metric.unit(), to, metric.unit());
        }
    }

    /** Values of {@code cell} that show whether it settled: TPOT or stream time, and TTFT. */
    static List<Settling> of(CellData cell, Window window) {
        Settling tpot = of(cell, Metric.TPOT_MS, window);
        return List.of(
                tpot.values.length >= Trend.MIN_VALUES ? tpot : of(cell, Metric.STREAM_MS, window),
                of(cell, Metric.FIRST_TOKEN_MS, window));
    }

    private static Settling of(CellData cell, Metric metric, Window window) {
        int[] rows = IntStream.range(0, cell.generations())
                .filter(row -> cell.isOk(row) && !Double.isNaN(cell.value(metric, row)))
                .filter(row -> cell.startMs(row) > window.startMs() && cell.startMs(row) <= window.endMs())
                .toArray();
        return new Settling(
                metric,
                Arrays.stream(rows).mapToLong(cell::startMs).toArray(),
                Arrays.stream(rows).mapToDouble(row -> cell.value(metric, row)).toArray());
    }

    /**
     * Warm-up: the first batches that are off the level of the second half, and as many again, since a decay is only
     * close by then; at most half of the level. Empty if no batch is off.
     */
    Optional<WarmUp> warmUp() {
        if (values.length < ENOUGH) {
            return Optional.empty();
        }
        double[] medians = medians();
        double[] settled = Arrays.copyOfRange(medians, BATCHES / 2, BATCHES);
        double level = median(settled);
        if (level == 0) {
            return Optional.empty();
        }
        double band = Math.max(BAND, DEVIATIONS * Variation.of(settled)) * level;
        int batch = 0;
        while (batch < BATCHES / 2 && Math.abs(medians[batch] - level) > band) {
            batch++;
        }
        int end = Math.min(2 * batch, BATCHES / 2);
        return batch == 0
                ? Optional.empty()
                : Optional.of(new WarmUp(metric, startsMs[bound(end)], median(values, 0, bound(batch)), level));
    }

    /** Reason why the values are not steady; empty if they are. */
    Optional<String> problem() {
        double drift = drift();
        if (drift != 0) {
            return Optional.of(text(
                    "%s %s by %.0f %% of its mean over the level",
                    metric.label(), drift > 0 ? "rises" : "falls", 100 * Math.abs(drift)));
        }
        // The variation of TTFT is that of prompts and caches.
        return metric == Metric.FIRST_TOKEN_MS ? Optional.empty() : variation();
    }

    /** Relative change from the first value to the last; 0 unless it is certain and large enough. */
    double drift() {
        if (values.length < Trend.MIN_VALUES) {
            return 0;
        }
        double[] times = Arrays.stream(startsMs)
                .mapToDouble(ms -> (double) (ms - startsMs[0]))
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Trend.of(times, values)
                .filter(trend -> trend.rises() || trend.falls())
                .map(trend -> trend.slope() * times[times.length - 1] / mean)
                .filter(drift -> Math.abs(drift) >= LEAST_DRIFT)
                .orElse(0.0);
    }

    private Optional<String> variation() {
        if (values.length < ENOUGH) {
            return Optional.empty();
        }
        double variation = Variation.of(medians());
        double[] quartiles = Percentiles.of(values, 25, 50, 75);
        double deviation = (quartiles[2] - quartiles[0]) / QUARTILES;
        double chance = MEDIAN_ERROR * deviation / Math.sqrt((double) values.length / BATCHES) / quartiles[1];
        return variation > Math.max(MOST_VARIATION, CHANCE * chance)
                ? Optional.of(text(
                        "%s fluctuates (the medians of %d parts vary by %.0f %%)",
                        metric.label(), BATCHES, 100 * variation))
                : Optional.empty();
    }

    private double[] medians() {
        return IntStream.range(0, BATCHES)
                .mapToDouble(batch -> median(values, bound(batch), bound(batch + 1)))
                .toArray();
    }

    private int bound(int batch) {
        return (int) ((long) batch * values.length / BATCHES);
    }

    private static double median(double[] of, int from, int to) {
        return median(Arrays.copyOfRange(of, from, to));
    }

    private static double median(double[] of) {
        return Percentiles.of(of, 50)[0];
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
