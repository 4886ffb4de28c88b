package analysis.stats;

import java.util.Optional;

/**
 * A percentile that lies on the edge between two groups of values, such as hits and misses of a cache: whether it shows
 * the one or the other hangs on a few values.
 *
 * @param before share of the baseline's values in the worse group, 0 to 1
 * @param now share of those of the run to judge
 * @param test whether the worse group grew
 */
public record ModeEdge(double before, double now, CountTest test) {

    /** A group has at least so many values on both sides together. */
    private static final int SMALLEST_GROUP = 5;

    /** How many standard errors around the percentile are looked at. */
    private static final double WINDOW = 2.5;

    /** How many times wider than its neighbours a gap is that is no accident. */
    private static final double OUTSTANDING = 10;

    /**
     * Looks for the widest gap around a percentile.
     *
     * @param sorted logarithms, ascending
     * @param size independent values behind the percentile whose uncertainty is looked at
     * @return the middle of the gap; empty if there is none
     */
    static Optional<Double> find(double[] sorted, double p, double size, double step) {
        double margin = WINDOW * Math.sqrt(p * (1 - p) / size);
        int from = Math.max((int) (sorted.length * (p - margin)), SMALLEST_GROUP - 1);
        int to = Math.min((int) Math.ceil(sorted.length * (p + margin)), sorted.length - SMALLEST_GROUP);
        int widest = -1;
        for (int i = from; i < to; i++) {
            if (widest < 0 || sorted[i + 1] - sorted[i] > sorted[widest + 1] - sorted[widest]) {
                widest = i;
            }
        }
        if (widest < 0) {
            return Optional.empty();
        }
        double gap = sorted[widest + 1] - sorted[widest];
        double others = (sorted[to] - sorted[from] - gap) / Math.max(1, to - from - 1);
        return gap >= step && gap >= OUTSTANDING * others
                ? Optional.of((sorted[widest] + sorted[widest + 1]) / 2)
                : Optional.empty();
    }
}
