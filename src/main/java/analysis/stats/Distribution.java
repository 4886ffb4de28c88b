package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Summary figures of a sample, in the unit of its values. An empty sample has none: absent, not 0.
 *
 * @param count at least 1
 * @param sd standard deviation of the sample (n - 1); absent for a single value
 * @param p50 percentiles by {@link Percentiles}
 */
public record Distribution(
        long count,
        double mean,
        OptionalDouble sd,
        double min,
        double max,
        double p50,
        double p90,
        double p95,
        double p99) {

    private static final double[] PERCENTS = {50, 90, 95, 99};
    private static final Statistic[] STATISTICS = {
        Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX
    };

    /** Figures of {@code values}; empty for no values. */
    public static Optional<Distribution> of(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Optional<IntSample> whole = IntSample.ofWhole(values);
        if (whole.isPresent()) {
            return Optional.of(of(whole.get(), 1));
        }
        DoubleStatistics statistics = DoubleStatistics.builder(STATISTICS).build(values);
        return Optional.of(of(
                values.length,
                statistics.getAsDouble(Statistic.MEAN),
                statistics.getAsDouble(Statistic.STANDARD_DEVIATION),
                statistics.getAsDouble(Statistic.MIN),
                statistics.getAsDouble(Statistic.MAX),
                Percentiles.of(values, PERCENTS)));
    }

    /**
     * Figures of whole numbers in another unit: {@code of(gapsUs, 1e-3)} is in ms.
     *
     * @param parts parts of one sample, which may be empty; no value is negative
     * @param factor multiplier of every figure, positive
     */
    public static Optional<Distribution> of(List<int[]> parts, double factor) {
        IntSample sample = IntSample.of(parts);
        return sample.size() == 0 ? Optional.empty() : Optional.of(of(sample, factor));
    }

    private static Distribution of(IntSample sample, double factor) {
        int count = sample.size();
        double mean = sample.mean();
        return of(
                count,
                mean * factor,
                Math.sqrt(sample.squares(mean) / (count - 1)) * factor,
                sample.at(0) * factor,
                sample.at(count - 1) * factor,
                Arrays.stream(Percentiles.of(sample, PERCENTS))
                        .map(value -> value * factor)
                        .toArray());
    }

    private static Distribution of(int count, double mean, double sd, double min, double max, double[] percentiles) {
        return new Distribution(
                count,
                mean,
                count < 2 ? OptionalDouble.empty() : OptionalDouble.of(sd),
                min,
                max,
                percentiles[0],
                percentiles[1],
                percentiles[2],
                percentiles[3]);
    }

    /** Standard deviation in percent of the mean; absent without either. */
    public OptionalDouble variationPct() {
        return sd.isPresent() && mean != 0 ? OptionalDouble.of(100 * sd.getAsDouble() / mean) : OptionalDouble.empty();
    }

    /** Whether the sample is too small for the percentile, see {@link Percentiles#samplesNeeded}. */
    public boolean fewSamples(double percent) {
        return count < Percentiles.samplesNeeded(percent);
    }
}
