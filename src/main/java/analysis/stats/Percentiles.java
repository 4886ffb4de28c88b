package analysis.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Percentiles of raw values by linear interpolation between the two nearest ranks: type 7 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", The American Statistician 50 (1996), the default of numpy and of comparable
 * tools.
 */
public final class Percentiles {

    private static final Quantile TYPE_7 =
            Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

    private Percentiles() {}

    /**
     * Percentile of {@code sorted}.
     *
     * @param sorted at least one value, ascending
     * @param percent 0 to 100
     */
    public static double ofSorted(double[] sorted, double percent) {
        requireValues(sorted.length);
        return TYPE_7.evaluate(sorted.length, i -> sorted[i], percent / 100);
    }

    /**
     * Percentiles of unsorted values, by counting or selection instead of a full sort.
     *
     * @param values at least one value; left as it is
     * @param percents each 0 to 100
     * @return one value for each of {@code percents}
     */
    public static double[] of(double[] values, double... percents) {
        requireValues(values.length);
        return IntSample.ofWhole(values)
                .map(sample -> of(sample, percents))
                .orElseGet(() -> TYPE_7.evaluate(values, fractions(percents)));
    }

    /**
     * Percentiles of whole numbers, as {@link #of(double[], double...)}.
     *
     * @param parts parts of one sample with at least one value in all, none negative; left as they are
     */
    public static double[] of(List<int[]> parts, double... percents) {
        return of(IntSample.of(parts), percents);
    }

    static double[] of(IntSample sample, double... percents) {
        requireValues(sample.size());
        return Arrays.stream(fractions(percents))
                .map(fraction -> TYPE_7.evaluate(sample.size(), sample::at, fraction))
                .toArray();
    }

    private static double[] fractions(double[] percents) {
        return Arrays.stream(percents).map(percent -> percent / 100).toArray();
    }

    private static void requireValues(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("no values");
        }
    }

    /**
     * Smallest sample that supports the percentile at 99 % confidence: 64 for p90, 130 for p95, 662 for p99, 1 below
     * (early-stopping rule of MLPerf Inference).
     */
    public static int samplesNeeded(double percent) {
        if (percent >= 99) {
            return 662;
        }
        if (percent >= 95) {
            return 130;
        }
        return percent >= 90 ? 64 : 1;
    }
}
