package inference.stream;

import java.util.Arrays;

/** Gaps between the tokens of a stream, µs, the only record of each token. */
final class Gaps {

    private static final int INITIAL = 128;
    private static final long NS_PER_US = 1000;

    private int[] us = new int[INITIAL];
    private int count;

    /** Adds a gap of {@code ns}, rounded to µs. */
    void add(long ns) {
        if (count == us.length) {
            us = Arrays.copyOf(us, count * 2);
        }
        us[count++] = (int) Math.min((ns + NS_PER_US / 2) / NS_PER_US, Integer.MAX_VALUE);
    }

    /** All gaps, µs. */
    int[] us() {
        return Arrays.copyOf(us, count);
    }
}
