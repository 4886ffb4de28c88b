package analysis.stats;

/** Counts in ascending values. */
final class Sorted {

    private Sorted() {}

    /** How many of {@code sorted} are below {@code limit}. */
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

    /** How many of {@code sorted} are {@code limit} or less. */
    static int notAbove(double[] sorted, double limit) {
        return below(sorted, Math.nextUp(limit));
    }
}
