package analysis.stats;

/**
 * Bursts of failures. A server that restarts fails eight generations in a row, which is one incident, not eight;
 * incidents are what can be compared with another run.
 */
public final class Bursts {

    /** Most successes in a row inside a burst: some generations get through. */
    private static final int GAP = 2;

    private Bursts() {}

    /** Number of bursts among failures at {@code positions} in order of time, ascending. */
    public static int count(int[] positions) {
        int bursts = 0;
        for (int i = 0; i < positions.length; i++) {
            bursts += i == 0 || positions[i] - positions[i - 1] > GAP + 1 ? 1 : 0;
        }
        return bursts;
    }
}
