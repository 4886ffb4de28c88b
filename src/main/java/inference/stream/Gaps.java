package inference.stream;

import java.util.Arrays;

/** The gaps between the tokens of a stream: all that is kept of each. */
final class Gaps {

    private static final int INITIAL = 128;
    private static final long NS_PER_US = 1000;

    private int[] us = new int[INITIAL];
    private int count;

    void add(long ns) {
        if (count == us.length) {
            us = Arrays.copyOf(us, count * 2);
        }
        us[count++] = (int) Math.min((ns + NS_PER_US / 2) / NS_PER_US, Integer.MAX_VALUE);
    }

    /** All of them, µs. */
    int[] us() {
        return Arrays.copyOf(us, count);
    }
}
