package analysis.stats;

import java.util.EnumSet;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** Coefficient of variation: standard deviation (n - 1) / mean. */
public final class Variation {

    private Variation() {}

    /** Coefficient of at least two values with a mean above 0. */
    public static double of(double[] values) {
        DoubleStatistics statistics =
                DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
        return statistics.getAsDouble(Statistic.STANDARD_DEVIATION) / statistics.getAsDouble(Statistic.MEAN);
    }
}
