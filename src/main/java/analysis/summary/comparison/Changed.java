package analysis.summary.comparison;

import analysis.stats.Metric.Better;
import analysis.summary.comparison.RunComparison.Row;
import java.util.Comparator;

/**
 * How one figure has changed from the first run to another.
 *
 * @param row the figure
 * @param change against the first run
 * @param effect what it means
 */
public record Changed(Row row, Change change, Effect effect) {

    /** What certainly got worse by how much, then what chance explains, then what got better, the most at the end. */
    static final Comparator<Changed> WORST_FIRST = Comparator.comparing(Changed::effect)
            .thenComparing(Comparator.comparingDouble(Changed::harm).reversed());

    /** Changes that are certain before others, then the large ones. */
    public static final Comparator<Changed> CLEAREST_FIRST = Comparator.<Changed, Boolean>comparing(
                    changed -> changed.effect == Effect.NOT_SHOWN)
            .thenComparing(Comparator.<Changed>comparingDouble(changed -> Math.abs(changed.harm()))
                    .reversed());

    /** With what the change means. */
    public static Changed of(Row row, Change change) {
        return new Changed(row, change, Effect.of(row.figure(), change));
    }

    /** The change towards what is worse, as the logarithm of the ratio: half as much is as far as twice as much. */
    private double harm() {
        double log = Math.log1p(change.pct() / 100);
        return row.figure().better() == Better.HIGHER ? -log : log;
    }
}
