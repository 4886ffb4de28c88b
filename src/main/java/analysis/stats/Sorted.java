package analysis.stats;

/** Counts in sorted arrays. */
final class Sorted {

    private Sorted() {}

    /** Number of values of {@code sorted} below {@code limit}. */
    static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Number of values of {@code sorted} up to {@code limit}. */
    static int notAbove(double[] sorted, double limit) {
        return below(sorted, Math.nextUp(limit));
    }
}
