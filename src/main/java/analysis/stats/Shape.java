package analysis.stats;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.commons.statistics.descriptive.DoubleStatistics;

/**
 * Common shape of several samples: their pooled logarithms, each sample shifted to a median of 0, so that a server that
 * got slower by a factor keeps its shape. A sample of 20 values borrows its tail from the 1,000 of the other side.
 */
final class Shape {

    private final double[] sorted;
    private final Moments moments;

    /**
     * Moments of the values, relative to their mean.
     *
     * @param variation standard deviation / mean
     * @param skewness 0 for symmetry
     * @param kurtosis 3 for a normal distribution
     */
    record Moments(double variation, double skewness, double kurtosis) {}

    private Shape(double[] sorted, Moments moments) {
        this.sorted = sorted;
        this.moments = moments;
    }

    /** @param samples at least one, each with at least one value, all above 0 */
    static Shape of(List<double[]> samples) {
        double[] logs = samples.stream()
                .flatMapToDouble(sample -> {
                    double median = logMedian(sample);
                    return Arrays.stream(sample).map(value -> Math.log(value) - median);
                })
                .sorted()
                .toArray();
        return new Shape(logs, moments(logs));
    }

    static double logMedian(double[] sample) {
        return Math.log(Percentiles.of(sample, 50)[0]);
    }

    /** Logarithm at a share of the sample; each value stands for the middle of its 1/n. */
    double at(double share) {
        double rank = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1.0);
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }

    Moments moments() {
        return moments;
    }

    /** Logarithms of all values less their sample's median, ascending; must not be modified. */
    double[] sorted() {
        return sorted;
    }

    private static Moments moments(double[] logs) {
        double[] values = Arrays.stream(logs).map(Math::exp).toArray();
        DoubleStatistics statistics = DoubleStatistics.of(
                EnumSet.of(
                        org.apache.commons.statistics.descriptive.Statistic.MEAN,
                        org.apache.commons.statistics.descriptive.Statistic.STANDARD_DEVIATION,
                        org.apache.commons.statistics.descriptive.Statistic.SKEWNESS,
                        org.apache.commons.statistics.descriptive.Statistic.KURTOSIS),
                values);
        double sd = statistics.getAsDouble(org.apache.commons.statistics.descriptive.Statistic.STANDARD_DEVIATION);
        if (!(sd > 0)) {
            return new Moments(0, 0, 3);
        }
        double skewness = statistics.getAsDouble(org.apache.commons.statistics.descriptive.Statistic.SKEWNESS);
        double excess = statistics.getAsDouble(org.apache.commons.statistics.descriptive.Statistic.KURTOSIS);
        return new Moments(
                sd / statistics.getAsDouble(org.apache.commons.statistics.descriptive.Statistic.MEAN),
                Double.isNaN(skewness) ? 0 : skewness,
                Double.isNaN(excess) ? 3 : Math.max(excess + 3, 1.5));
    }
}
