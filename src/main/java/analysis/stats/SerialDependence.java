package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Serial dependence of values in order of time. Generations share the server's queue and caches with their neighbours,
 * so a thousand of them tell only as much as 1,000 / {@link #inflation} independent ones.
 *
 * <p>Rank correlations are converted to those of normal scores (r = 2 sin(π s / 6): Pearson 1907), so that single long
 * times do not hide them. The larger of two estimates counts: that of an autoregression of order 1, better for few
 * values (corrected for its bias of -(1 + 3 r) / n: Marriott and Pope, Biometrika 41, 1954), and the sum of
 * correlations under a flat-top window with data-driven bandwidth (Politis and White, Econometric Reviews 23, 2004;
 * corrected by Patton, 2009).
 *
 * <p>A percentile depends on whether values lie beyond it. Those indicators are less correlated than the values, by the
 * bivariate normal distribution (Plackett, Biometrika 41, 1954).
 */
final class SerialDependence {

    private static final double MOST_INFLATION = 20;
    private static final double LARGEST_CORRELATION = 0.95;
    private static final double NEGLIGIBLE = 0.005;
    private static final int QUIET_LAGS = 5;
    private static final double NOISE = 2;
    private static final int INTEGRATION_STEPS = 8;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Correlation at lag 1 of the autoregression. */
    private final double first;

    /** Correlations from lag 1 to the bandwidth. */
    private final double[] correlations;

    /** Cache of inflations: several estimates need the same. */
    private final Map<Statistic, Double> inflations = new ConcurrentHashMap<>();

    private SerialDependence(double first, double[] correlations) {
        this.first = first;
        this.correlations = correlations;
    }

    /**
     * Pooled dependence of several samples.
     *
     * @param samples each in order of time
     */
    static SerialDependence of(List<double[]> samples) {
        List<double[]> ranks = samples.stream()
                .filter(sample -> sample.length > 2)
                .map(SerialDependence::centredRanks)
                .toList();
        int count = ranks.stream().mapToInt(sample -> sample.length).sum();
        double squares = products(ranks, 0);
        if (squares == 0) {
            return new SerialDependence(0, new double[0]);
        }
        int longest = ranks.stream().mapToInt(sample -> sample.length).max().orElseThrow();
        int lags = Math.min(longest - 1, 2 * (int) Math.ceil(Math.sqrt(longest)));
        double[] raw = IntStream.rangeClosed(1, lags)
                .mapToDouble(lag -> 2 * Math.sin(Math.PI / 6 * products(ranks, lag) / squares))
                .toArray();
        double mean = (double) count / ranks.size();
        double corrected = mean > 6 ? (raw[0] + 1 / mean) / (1 - 3 / mean) : raw[0];
        return new SerialDependence(
                Math.min(Math.max(corrected, 0), LARGEST_CORRELATION),
                Arrays.copyOf(raw, Math.min(lags, 2 * memory(raw, count))));
    }

    /** Factor on the number of values needed for the same precision: 1 for independent ones, at most 20. */
    double inflation(Statistic statistic) {
        return inflations.computeIfAbsent(statistic, this::computed);
    }

    private double computed(Statistic statistic) {
        double autoregressive = 1;
        double power = first;
        while (power > NEGLIGIBLE) {
            autoregressive += 2 * of(statistic, power);
            power *= first;
        }
        double windowed = 1;
        for (int i = 0; i < correlations.length; i++) {
            double share = (i + 1.0) / correlations.length;
            windowed += 2 * Math.min(1, 2 * (1 - share)) * of(statistic, correlations[i]);
        }
        return Math.min(Math.max(1, Math.max(autoregressive, windowed)), MOST_INFLATION);
    }

    /** Correlation of the values' influence on the statistic. */
    private static double of(Statistic statistic, double correlation) {
        if (statistic instanceof Statistic.Percentile percentile) {
            double p = percentile.percent() / 100;
            double z = NORMAL.inverseCumulativeProbability(p);
            double step = correlation / INTEGRATION_STEPS;
            double sum = 0;
            for (int i = 0; i < INTEGRATION_STEPS; i++) {
                double r = (i + 0.5) * step;
                sum += Math.exp(-z * z / (1 + r)) / Math.sqrt(1 - r * r);
            }
            return sum * step / (2 * Math.PI) / (p * (1 - p));
        }
        return correlation;
    }

    /** Last lag before the correlations disappear in noise. */
    private static int memory(double[] correlations, int count) {
        double noise = NOISE * Math.sqrt(Math.log10(count) / count);
        int quiet = 0;
        for (int lag = 0; lag < correlations.length; lag++) {
            quiet = Math.abs(correlations[lag]) < noise ? quiet + 1 : 0;
            if (quiet == QUIET_LAGS) {
                return lag + 1 - QUIET_LAGS;
            }
        }
        return correlations.length - quiet;
    }

    private static double products(List<double[]> samples, int lag) {
        double sum = 0;
        for (double[] sample : samples) {
            for (int i = lag; i < sample.length; i++) {
                sum += sample[i] * sample[i - lag];
            }
        }
        return sum;
    }

    /** Ranks minus their mean; ties share theirs. */
    private static double[] centredRanks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double middle = (values.length - 1) / 2.0;
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (Sorted.below(sorted, values[i]) + Sorted.notAbove(sorted, values[i]) - 1) / 2.0 - middle;
        }
        return ranks;
    }
}
