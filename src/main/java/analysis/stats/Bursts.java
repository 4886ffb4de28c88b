package analysis.stats;

/**
 * Failures that come together. A server that restarts fails eight generations in a row, which is one accident and not
 * eight: what can be compared with the accidents of another run is their number.
 */
public final class Bursts {

    /** Successes in between that do not end a burst: some generations get through. */
    private static final int GAP = 2;

    private Bursts() {}

    /** How many bursts there are. @param positions of failures in the order of time, ascending */
    public static int count(int[] positions) {
        int bursts = 0;
        for (int i = 0; i < positions.length; i++) {
            bursts += i == 0 || positions[i] - positions[i - 1] > GAP + 1 ? 1 : 0;
        }
        return bursts;
    }
}
