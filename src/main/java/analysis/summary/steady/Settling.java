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
 * How the times of one model settled under a load that no longer changed: medians of {@value #BATCHES} batches of its successful
 * generations in the order of their starts.
 *
 * <p>What is to be judged by is the server's state and not the mix of the answers' lengths: TPOT, or the whole time where there
 * is none, and TTFT.
 */
final class Settling {

    /** Generations from which on a warm-up is looked for. */
    static final int ENOUGH = 100;

    private static final int BATCHES = 20;
    /** A batch within this share of the level belongs to it. */
    private static final double BAND = 0.10;
    /** Or within as many standard deviations of the batches of the second half. */
    private static final double DEVIATIONS = 4;
    /** A trend that makes less of a change from start to end is of no interest, however certain. */
    private static final double LEAST_DRIFT = 0.10;
    /** Largest coefficient of variation of the batches of a steady level. */
    private static final double MOST_VARIATION = 0.15;
    /** Or as many times what chance makes of medians of so few values. */
    private static final double CHANCE = 3;
    /** Standard error of a median against that of a mean, of normal values. */
    private static final double MEDIAN_ERROR = 1.2533;
    /** From the distance of the quartiles to a standard deviation, of normal values. */
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
     * A warm-up.
     *
     * @param untilMs start of the first generation after it, epoch ms
     * @param from the metric's median while it was off
     * @param to in the second half of the level
     */
    record WarmUp(Metric metric, long untilMs, double from, double to) {

        String text() {
            return Settling.text(
                    "%s began at %.2f %s and settled at %.2f %s",
                    metric.label(), from, metric.unit(), to, metric.unit());
        }
    }

    /** The values of {@code cell} that say whether it settled: TPOT or its like, and TTFT. */
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
     * The batches at the beginning that are off the level of the second half, and as many again, since what decays has only come
     * near by then; at most a half of all. Empty if none is off.
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

    /** Why these are not the values of a steady level; empty if they are. */
    Optional<String> problem() {
        double drift = drift();
        if (drift != 0) {
            return Optional.of(text(
                    "%s %s by %.0f %% of its mean over the level",
                    metric.label(), drift > 0 ? "rises" : "falls", 100 * Math.abs(drift)));
        }
        // That of a TTFT is the scatter of prompts and caches.
        return metric == Metric.FIRST_TOKEN_MS ? Optional.empty() : variation();
    }

    /** Change from the first value to the last, as a share of their mean; 0 unless it is certain and not small. */
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
