package analysis.summary.comparison;

import analysis.stats.Metric.Better;
import analysis.summary.comparison.RunComparison.Row;
import java.util.Comparator;

/**
 * Change of one figure from the first run to another, with its effect.
 *
 * @param row the figure
 * @param change change from the first run
 * @param effect direction of the change
 */
public record Changed(Row row, Change change, Effect effect) {

    /** Order: proven deteriorations by size, then unproven changes, then proven improvements, largest last. */
    static final Comparator<Changed> WORST_FIRST = Comparator.comparing(Changed::effect)
            .thenComparing(Comparator.comparingDouble(Changed::harm).reversed());

    /** Order: proven changes before others, each by size. */
    public static final Comparator<Changed> CLEAREST_FIRST = Comparator.<Changed, Boolean>comparing(
                    changed -> changed.effect == Effect.NOT_SHOWN)
            .thenComparing(Comparator.<Changed>comparingDouble(changed -> Math.abs(changed.harm()))
                    .reversed());

    /** Change with its effect. */
    public static Changed of(Row row, Change change) {
        return new Changed(row, change, Effect.of(row.figure(), change));
    }

    /** Logarithm of the ratio, positive if it is worse: half as much is as far as twice as much. */
    private double harm() {
        double log = Math.log1p(change.pct() / 100);
        return row.figure().better() == Better.HIGHER ? -log : log;
    }
}
