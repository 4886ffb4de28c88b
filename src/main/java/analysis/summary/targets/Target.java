package analysis.summary.targets;

import java.util.OptionalDouble;

/**
 * Target of a metric.
 *
 * @param low lower end of the target range
 * @param high upper end of the target range, not below {@code low}
 * @param good limit of values that are outside of the range but still good; absent if there are none
 * @param critical limit beyond which values are critical; absent if none are
 */
public record Target(TargetMetric metric, double low, double high, OptionalDouble good, OptionalDouble critical) {

    /** Rating of a value; better than the range is on target too. */
    Rating rate(double value) {
        if (metric.higherIsBetter() ? value >= low : value <= high) {
            return Rating.TARGET;
        }
        if (good.isPresent() && isBetter(value, good.getAsDouble())) {
            return Rating.GOOD;
        }
        return critical.isPresent() && isBetter(critical.getAsDouble(), value) ? Rating.CRITICAL : Rating.WARNING;
    }

    private boolean isBetter(double value, double other) {
        return metric.higherIsBetter() ? value > other : value < other;
    }

    /** Copy with missing limits taken from a less specific target. */
    Target orElse(Target general) {
        return new Target(
                metric,
                low,
                high,
                good.isPresent() ? good : general.good,
                critical.isPresent() ? critical : general.critical);
    }
}
