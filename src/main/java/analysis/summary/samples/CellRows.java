package analysis.summary.samples;

import analysis.stats.Metric;
import java.util.BitSet;

/** The rows of a cell, column by column, in the order of their start. */
final class CellRows {

    private final Counted counted;
    private final int count;
    private final Column startMs;
    /** Empty if all are 0. */
    private final long[] users;

    private final BitSet ok;
    /** Of these. */
    private final BitSet wrong;

    private final int okCount;
    /** By {@link Metric#ordinal()}; NaN: absent. */
    private final Column[] values;

    private final long lastEndMs;
    /** As above, also of rows whose end is not known: their start. */
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

    /** What they are. */
    Counted counted() {
        return counted;
    }

    int count() {
        return count;
    }

    int okCount() {
        return okCount;
    }

    /** Epoch ms; the least value if it is not known. */
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

    /** Most samples that there can be. */
    int samples(Metric metric) {
        return column(metric).isAbsent() ? 0 : okCount;
    }

    /**
     * Writes the values of successful rows that have one, one after the other.
     *
     * @return the position after the last
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
