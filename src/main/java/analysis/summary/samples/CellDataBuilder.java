package analysis.summary.samples;

import analysis.stats.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.Correctness;
import run.Generation;
import run.Generation.Ending;
import run.LifecycleEvent;
import run.Outcome;

/** Builder of a cell that takes its generations in any order. */
public final class CellDataBuilder {

    private static final Metric[] METRICS = Metric.ofGenerations().toArray(Metric[]::new);

    private final Column startMs = new Column();
    private final Column[] values =
            Stream.of(METRICS).map(metric -> new Column()).toArray(Column[]::new);
    private final BitSet ok = new BitSet();
    private final BitSet wrong = new BitSet();
    private final BitSet failed = new BitSet();
    /** User by row; may be shorter than the rows if the others are 0. */
    private long[] users = {};

    private int[] firstGap = {};
    private int[] gapCount = {};
    private final IntChunks gaps = new IntChunks();
    private final SortedMap<Outcome, ErrorCount> errors = new TreeMap<>();
    private Answers answers = Answers.NONE;
    private TokenTotals tokens = TokenTotals.NONE;
    private ServerTime serverTime = ServerTime.NONE;
    private WireTime wireTime = WireTime.NONE;
    private final List<LifecycleEvent> operations = new ArrayList<>();
    private final boolean paired;
    private Stated stated;
    private int rows;
    private int noted;

    /** @param paired whether to distinguish the users of several injectors, as in an A/B run */
    public CellDataBuilder(boolean paired) {
        this.paired = paired;
    }

    /** Makes it a cell of stated figures without samples. */
    public void state(Stated figures) {
        stated = figures;
    }

    public void add(LifecycleEvent event) {
        operations.add(event);
    }

    public void add(Generation generation) {
        for (Metric metric : METRICS) {
            OptionalDouble value = metric.of(generation);
            if (value.isPresent()) {
                put(metric, value.getAsDouble());
            }
        }
        long user = user(generation.origin());
        if (user != 0) {
            users = users.length > rows ? users : Arrays.copyOf(users, capacity());
            users[rows] = user;
        }
        if (generation.isOk()) {
            gaps(generation.timing().gapsUs());
            tokens = tokens.plus(TokenTotals.of(generation.tokens()));
            serverTime = serverTime.plus(ServerTime.of(generation));
            wireTime = wireTime.plus(WireTime.of(generation));
            answered(generation.ending());
        }
        end(
                generation.timestamp().toEpochMilli(),
                generation.ending().outcome(),
                generation.ending().message());
    }

    /**
     * Adds a request with nothing but times, ms.
     *
     * @param firstTokenMs NaN if unknown, like {@code durationMs}
     */
    public void add(long start, Outcome outcome, String message, double firstTokenMs, double durationMs) {
        if (!Double.isNaN(firstTokenMs)) {
            put(Metric.FIRST_TOKEN_MS, firstTokenMs);
        }
        if (!Double.isNaN(durationMs)) {
            put(Metric.STREAM_MS, durationMs);
            if (outcome.isOk()) {
                put(Metric.LATENCY_MS, durationMs);
            }
        }
        end(start, outcome, message);
    }

    private void put(Metric metric, double value) {
        values[metric.ordinal()].put(rows, value);
    }

    private void end(long start, Outcome outcome, String message) {
        startMs.put(rows, start);
        if (outcome.isOk()) {
            ok.set(rows);
            noted += message.startsWith(Ending.NOTED) ? 1 : 0;
        } else if (outcome.kind() != Outcome.Kind.CANCELLED) {
            failed.set(rows);
            errors.merge(outcome, new ErrorCount(1, message), ErrorCount::plus);
        }
        rows++;
    }

    private void answered(Ending ending) {
        if (ending.answer() != Correctness.UNCHECKED) {
            answers = answers.plus(Answers.of(ending.answer(), ending.message()));
            wrong.set(rows, ending.answer() == Correctness.WRONG);
        }
    }

    private void gaps(int[] gapsUs) {
        if (gapsUs.length > 0) {
            if (gapCount.length <= rows) {
                gapCount = Arrays.copyOf(gapCount, capacity());
                firstGap = Arrays.copyOf(firstGap, capacity());
            }
            firstGap[rows] = gaps.size();
            gapCount[rows] = gapsUs.length;
            gaps.addAll(gapsUs);
        }
    }

    private int capacity() {
        return Math.addExact(rows + 16, rows / 2);
    }

    private long user(Generation.Origin origin) {
        return paired ? (long) origin.injector().hashCode() << Integer.SIZE ^ origin.user() : origin.user();
    }

    private long user(int row) {
        return row < users.length ? users[row] : 0;
    }

    private int gapCount(int row) {
        return row < gapCount.length ? gapCount[row] : 0;
    }

    /** Builds the cell once: it releases memory as it goes, so the builder cannot be used afterwards. */
    public CellData build(Counted counted) {
        int[] order = RowOrder.of(rows, row -> (long) startMs.get(row), this::compareSameStart);
        int[] okOrder = Arrays.stream(order).filter(ok::get).toArray();
        int[] allGaps = gapsOf(okOrder);

        Column[] sorted = new Column[values.length];
        for (int metric = 0; metric < values.length; metric++) {
            sorted[metric] = values[metric].inOrder(order);
            values[metric] = null;
        }
        CellRows sortedRows = new CellRows(
                rows,
                startMs.inOrder(order),
                users.length == 0
                        ? users
                        : Arrays.stream(order).mapToLong(this::user).toArray(),
                inOrder(ok, order),
                inOrder(wrong, order),
                sorted,
                counted);
        return new CellData(
                sortedRows,
                noted,
                allGaps,
                Collections.unmodifiableSortedMap(errors),
                answers,
                tokens,
                serverTime,
                wireTime,
                inOrder(failed, order).stream().toArray(),
                null,
                operations.isEmpty() ? CellOperations.NONE : new CellOperations(operations),
                stated,
                null);
    }

    private static BitSet inOrder(BitSet bits, int[] order) {
        BitSet sorted = new BitSet(order.length);
        for (int position = 0; position < order.length; position++) {
            if (bits.get(order[position])) {
                sorted.set(position);
            }
        }
        return sorted;
    }

    private int[] gapsOf(int[] order) {
        int[] all = new int[gaps.size()];
        int position = 0;
        for (int row : order) {
            int count = gapCount(row);
            if (count > 0) {
                gaps.copy(firstGap[row], count, all, position);
                position += count;
            }
        }
        return all;
    }

    private int compareSameStart(int a, int b) {
        int order = 0;
        for (int metric = 0; order == 0 && metric < values.length; metric++) {
            order = Double.compare(values[metric].get(a), values[metric].get(b));
        }
        if (order == 0) {
            order = Boolean.compare(ok.get(a), ok.get(b));
        }
        if (order == 0) {
            order = Boolean.compare(wrong.get(a), wrong.get(b));
        }
        int together = Math.min(gapCount(a), gapCount(b));
        for (int gap = 0; order == 0 && gap < together; gap++) {
            order = Integer.compare(gaps.get(firstGap[a] + gap), gaps.get(firstGap[b] + gap));
        }
        if (order == 0) {
            order = Integer.compare(gapCount(a), gapCount(b));
        }
        return order != 0 ? order : Long.compare(user(a), user(b));
    }
}
