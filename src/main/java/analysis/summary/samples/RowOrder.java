package analysis.summary.samples;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Sorts the rows of a cell by time as plain numbers, since there may be millions. */
final class RowOrder {

    /** Largest group of ties that is sorted by insertion. */
    private static final int FEW = 16;

    private RowOrder() {}

    /**
     * @param startMs by row
     * @param ties compares two rows with the same start
     */
    static int[] of(int rows, IntToLongFunction startMs, IntBinaryOperator ties) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            first = Math.min(first, startMs.applyAsLong(row));
            last = Math.max(last, startMs.applyAsLong(row));
        }
        if (last - first > Integer.MAX_VALUE) {
            Comparator<Integer> byStart = Comparator.comparingLong(startMs::applyAsLong);
            return sorted(IntStream.range(0, rows), byStart.thenComparing(ties::applyAsInt));
        }
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = startMs.applyAsLong(row) - first << Integer.SIZE | row;
        }
        Arrays.sort(keys);
        int[] order = new int[rows];
        int from = 0;
        for (int at = 0; at < rows; at++) {
            order[at] = (int) keys[at];
            if (at + 1 == rows || keys[at + 1] >> Integer.SIZE != keys[at] >> Integer.SIZE) {
                sort(order, from, at + 1, ties);
                from = at + 1;
            }
        }
        return order;
    }

    private static void sort(int[] order, int from, int to, IntBinaryOperator ties) {
        if (to - from > FEW) {
            int[] sorted = sorted(Arrays.stream(order, from, to), ties::applyAsInt);
            System.arraycopy(sorted, 0, order, from, sorted.length);
            return;
        }
        for (int at = from + 1; at < to; at++) {
            int row = order[at];
            int hole = at;
            while (hole > from && ties.applyAsInt(order[hole - 1], row) > 0) {
                order[hole] = order[hole - 1];
                hole--;
            }
            order[hole] = row;
        }
    }

    private static int[] sorted(IntStream rows, Comparator<Integer> comparator) {
        return rows.boxed().sorted(comparator).mapToInt(Integer::intValue).toArray();
    }
}
