package analysis.summary.samples;

import analysis.stats.Metric;
import java.util.BitSet;

/** Rows of a cell, column by column, in order of their start. */
final class CellRows {

    private final Counted counted;
    private final int count;
    private final Column startMs;
    /** Empty if all are 0. */
    private final long[] users;

    private final BitSet ok;
    /** Successful rows with a wrong answer. */
    private final BitSet wrong;

    private final int okCount;
    /** Columns by {@link Metric#ordinal()}; NaN where absent. */
    private final Column[] values;

    private final long lastEndMs;
    /** Last start or end, epoch ms. */
    private final long lastMs;

    CellRows(int count, Column startMs, long[] users, BitSet ok, BitSet wrong, Column[] values, Counted counted) {
        this.counted = counted;
        this.count = count;
        this.startMs = startMs;
        this.users = users;
        this.ok = ok;
        this.wrong = wrong;
        this.okCount = ok.cardinality();
        this.values = values;
        long last = Long.MIN_VALUE;
        Column streamMs = column(Metric.STREAM_MS);
        for (int row = 0; row < count; row++) {
            double ms = streamMs.get(row);
            if (!Double.isNaN(ms)) {
                last = Math.max(last, startMs(row) + (long) ms);
            }
        }
        this.lastEndMs = last;
        this.lastMs = count == 0 ? last : Math.max(last, startMs(count - 1));
    }

    /** Kind of the rows. */
    Counted counted() {
        return counted;
    }

    int count() {
        return count;
    }

    int okCount() {
        return okCount;
    }

    /** Last end of a stream, epoch ms; {@link Long#MIN_VALUE} if none is known. */
    long lastEndMs() {
        return lastEndMs;
    }

    long lastMs() {
        return lastMs;
    }

    long startMs(int row) {
        return (long) startMs.get(row);
    }

    long endMs(int row) {
        double streamMs = value(Metric.STREAM_MS, row);
        return Double.isNaN(streamMs) ? startMs(row) : startMs(row) + (long) streamMs;
    }

    long user(int row) {
        return users.length == 0 ? 0 : users[row];
    }

    boolean isOk(int row) {
        return ok.get(row);
    }

    boolean isWrong(int row) {
        return wrong.get(row);
    }

    Column column(Metric metric) {
        return values[metric.ordinal()];
    }

    double value(Metric metric, int row) {
        return column(metric).get(row);
    }

    /** Upper bound of the number of samples. */
    int samples(Metric metric) {
        return column(metric).isAbsent() ? 0 : okCount;
    }

    /**
     * Writes the values of successful rows that have one to {@code target}.
     *
     * @return position after the last one
     */
    int samples(Metric metric, double[] target, int position) {
        Column column = column(metric);
        int next = position;
        for (int row = column.isAbsent() ? count : 0; row < count; row++) {
            double value = column.get(row);
            if (!Double.isNaN(value) && ok.get(row)) {
                target[next++] = value;
            }
        }
        return next;
    }
}
