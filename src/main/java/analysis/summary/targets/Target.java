package analysis.summary.targets;

import java.util.OptionalDouble;

/**
 * What a metric should be.
 *
 * @param low lower end of the target range
 * @param high its upper end, not below {@code low}
 * @param good beyond the range, but better than this: still good; absent: everything worse than the range is a warning
 * @param critical worse than this is critical; absent: nothing is
 */
public record Target(TargetMetric metric, double low, double high, OptionalDouble good, OptionalDouble critical) {

    /** How a value does; better than the range is on target too. */
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

    /** This target, with the limits it does not set itself taken from a less specific one. */
    Target orElse(Target general) {
        return new Target(
                metric,
                low,
                high,
                good.isPresent() ? good : general.good,
                critical.isPresent() ? critical : general.critical);
    }
}
