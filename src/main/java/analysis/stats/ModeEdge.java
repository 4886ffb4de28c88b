package analysis.stats;

import java.util.Optional;

/**
 * Edge between two groups of values, such as cache hits and misses, on which a percentile lies: a few values decide
 * which group it shows.
 *
 * @param before share of the baseline's values in the worse group, 0 to 1
 * @param now the same share of the current run
 * @param test test of whether the worse group grew
 */
public record ModeEdge(double before, double now, CountTest test) {

    /** Fewest values of a group, on both sides together. */
    private static final int SMALLEST_GROUP = 5;

    /** Range examined around the percentile, in standard errors. */
    private static final double WINDOW = 2.5;

    /** Factor by which a gap must exceed its neighbours. */
    private static final double OUTSTANDING = 10;

    /**
     * Finds the widest gap around a percentile.
     *
     * @param sorted logarithms, ascending
     * @param size number of independent values behind the percentile
     * @return middle of the gap; empty if there is none
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
