package analysis.summary.samples;

import java.util.Arrays;

/**
 * A growing column of numbers, absent (NaN) in some rows, in the least memory that holds them exactly: nothing while all are the
 * same, an int each while all are whole steps from the first one, as the ms of Gatling's log are, and a double each otherwise.
 */
final class Column {

    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int LEAST_CAPACITY = 16;
    private static final int[] NO_STEPS = {};

    /** Up to the last one with a number. */
    private int rows;
    /** The first number. */
    private double base = Double.NaN;
    /** From the base, or {@link #ABSENT}; empty while all rows are the base. */
    private int[] steps = NO_STEPS;
    /** Instead of steps; null while those are enough. */
    private double[] values;

    Column() {}

    private Column(Column other, int[] order) {
        rows = other.rows == 0 ? 0 : order.length;
        base = other.base;
        if (other.values != null) {
            values = Arrays.stream(order).mapToDouble(other::get).toArray();
        } else if (other.steps.length > 0 || other.rows < rows) {
            steps = new int[rows];
            for (int row = 0; row < rows; row++) {
                steps[row] = other.step(order[row]);
            }
        }
    }

    /** The same numbers in another order, which names every row. */
    Column inOrder(int[] order) {
        return new Column(this, order);
    }

    /**
     * @param row not before one that has a number
     * @param value a number
     */
    void put(int row, double value) {
        if (rows == 0) {
            base = value;
        }
        if (values == null && !putStep(row, (int) (value - base), value)) {
            double[] all = new double[capacity(row)];
            Arrays.setAll(all, this::get);
            values = all;
            steps = NO_STEPS;
        }
        if (values != null) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, capacity(row));
            }
            Arrays.fill(values, rows, row, Double.NaN);
            values[row] = value;
        }
        rows = row + 1;
    }

    /** Whether it is a whole step from the base. */
    private boolean putStep(int row, int step, double value) {
        if (step == ABSENT || base + step != value) {
            return false;
        }
        if (steps.length == 0) {
            if (step == 0 && row == rows) {
                return true;
            }
            steps = new int[capacity(row)];
        } else if (row >= steps.length) {
            steps = Arrays.copyOf(steps, capacity(row));
        }
        Arrays.fill(steps, rows, row, ABSENT);
        steps[row] = step;
        return true;
    }

    private static int capacity(int row) {
        return Math.max(LEAST_CAPACITY, Math.addExact(row + 1, row / 2));
    }

    private int step(int row) {
        return row >= rows ? ABSENT : steps.length == 0 ? 0 : steps[row];
    }

    /** NaN: absent. */
    double get(int row) {
        if (values != null) {
            return row < rows ? values[row] : Double.NaN;
        }
        int step = step(row);
        return step == ABSENT ? Double.NaN : base + step;
    }

    /** Of all rows that have a number. */
    double sum() {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double value = get(row);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    /** Whether no row has a number. */
    boolean isAbsent() {
        return rows == 0;
    }
}
