package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sample of whole numbers as counts per value; only the few above a limit are sorted. A large run has tens of millions
 * of such numbers: gaps between chunks in µs, and times in Gatling's log in ms.
 */
final class IntSample {

    /** Limit below which values are counted: gaps in µs up to about a second. */
    private static final int MOST_COUNTED = 1 << 20;

    /** Smallest counted sample: with fewer values the table of counts costs more than sorting. */
    private static final int COUNTED_FROM = 1 << 12;

    /** For each value below the limit, the number of values at most as large. */
    private final int[] atMost;

    /** Values from the limit on, ascending. */
    private final int[] others;

    private final int size;

    private IntSample(int[] atMost, int[] others, int size) {
        this.atMost = atMost;
        this.others = others;
        this.size = size;
    }

    /** @param parts parts of one sample, no value negative; left as they are */
    static IntSample of(List<int[]> parts) {
        int size = 0;
        int max = 0;
        for (int[] part : parts) {
            size = Math.addExact(size, part.length);
            for (int value : part) {
                max = Math.max(max, value);
            }
        }
        int[] counts = new int[size < COUNTED_FROM ? 0 : Math.min(max, MOST_COUNTED - 1) + 1];
        int counted = 0;
        for (int[] part : parts) {
            for (int value : part) {
                if (value < counts.length) {
                    counts[value]++;
                    counted++;
                }
            }
        }
        int[] others = new int[size - counted];
        if (others.length > 0) {
            collect(parts, counts.length, others);
        }
        for (int value = 1; value < counts.length; value++) {
            counts[value] += counts[value - 1];
        }
        return new IntSample(counts, others, size);
    }

    /**
     * Sample of {@code values}; empty unless counting is exact and pays: many values, all whole, none negative.
     *
     * @param values left as they are
     */
    static Optional<IntSample> ofWhole(double[] values) {
        if (values.length < COUNTED_FROM) {
            return Optional.empty();
        }
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
            if (whole[i] < 0 || whole[i] != values[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(of(List.of(whole)));
    }

    private static void collect(List<int[]> parts, int from, int[] others) {
        int next = 0;
        for (int[] part : parts) {
            for (int value : part) {
                if (value >= from) {
                    others[next++] = value;
                }
            }
        }
        Arrays.sort(others);
    }

    int size() {
        return size;
    }

    /** @param rank 0 for the smallest */
    int at(int rank) {
        int counted = size - others.length;
        if (rank >= counted) {
            return others[rank - counted];
        }
        int low = 0;
        int high = atMost.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atMost[middle] > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Mean from an exact sum; needs at least one value. */
    double mean() {
        long sum = 0;
        for (int value = 1; value < atMost.length; value++) {
            sum += (long) value * count(value);
        }
        for (int value : others) {
            sum += value;
        }
        return (double) sum / size;
    }

    /** Sum of squared deviations from {@code mean}. */
    double squares(double mean) {
        double squares = 0;
        for (int value = 0; value < atMost.length; value++) {
            squares += (value - mean) * (value - mean) * count(value);
        }
        for (int value : others) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    private int count(int value) {
        return value == 0 ? atMost[0] : atMost[value] - atMost[value - 1];
    }
}
