package analysis.summary.samples;

import java.util.Arrays;

/**
 * Growing column of numbers, absent (NaN) in some rows, stored exactly in little memory: nothing while all are equal,
 * an int each while all are whole steps from the first, as times in Gatling's log are, and a double each otherwise.
 */
final class Column {

    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int LEAST_CAPACITY = 16;
    private static final int[] NO_STEPS = {};

    /** Number of rows up to the last one with a number. */
    private int rows;
    /** First number. */
    private double base = Double.NaN;
    /** Steps from the base, or {@link #ABSENT}; empty while all rows equal the base. */
    private int[] steps = NO_STEPS;
    /** Values instead of steps; null while steps suffice. */
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

    /** Copy in another order, a permutation of the rows. */
    Column inOrder(int[] order) {
        return new Column(this, order);
    }

    /**
     * @param row after every row that has a number
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

    /** Stores a step if it is exact; false if it is not. */
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

    /** Number in a row; NaN if absent. */
    double get(int row) {
        if (values != null) {
            return row < rows ? values[row] : Double.NaN;
        }
        int step = step(row);
        return step == ABSENT ? Double.NaN : base + step;
    }

    /** Sum of all numbers. */
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
