package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sample of whole numbers, neither sorted nor copied: those below a limit are counted by value, and only the few above it
 * are sorted. Gaps between chunks are such numbers, and a large run has tens of millions of them; so are the ms of Gatling's log.
 */
final class IntSample {

    /** Values below are counted: of gaps in µs, those of up to a second. */
    private static final int MOST_COUNTED = 1 << 20;

    /** For fewer values the table of counts would cost more than sorting them. */
    private static final int COUNTED_FROM = 1 << 12;

    /** For each value below the limit, how many are at most as large. */
    private final int[] atMost;

    /** Those from the limit on, ascending. */
    private final int[] others;

    private final int size;

    private IntSample(int[] atMost, int[] others, int size) {
        this.atMost = atMost;
        this.others = others;
        this.size = size;
    }

    /** @param parts of one sample, none negative; left as they are */
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
     * The sample of {@code values}, if counting them is both exact and worth it: many, all whole, none negative or absent.
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

    /** Of at least one value; from an exact sum. */
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

    /** Sum of the squared distances from {@code mean}. */
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
