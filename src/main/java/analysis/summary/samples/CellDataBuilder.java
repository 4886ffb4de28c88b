package analysis.summary.samples;

import analysis.stats.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import run.Generation;
import run.LifecycleEvent;
import run.Outcome;

/** Takes the generations of one cell in any order and puts them in order of time. */
public final class CellDataBuilder {

    private static final Metric[] METRICS = Metric.ofGenerations().toArray(Metric[]::new);

    private long[] startMs = new long[16];
    private long[] users = new long[16];
    private boolean[] ok = new boolean[16];
    private boolean[] failed = new boolean[16];
    private int[] firstGap = new int[16];
    private int[] gapCount = new int[16];
    private final double[][] values = new double[METRICS.length][16];
    private final IntChunks gaps = new IntChunks();
    private final SortedMap<Outcome, ErrorCount> errors = new TreeMap<>();
    private TokenTotals tokens = TokenTotals.NONE;
    private ServerTime serverTime = ServerTime.NONE;
    private WireTime wireTime = WireTime.NONE;
    private final List<LifecycleEvent> operations = new ArrayList<>();
    private final boolean paired;
    private Stated stated;
    private int rows;

    /** @param paired whether users of several injectors are to be told apart, as in an A/B run */
    public CellDataBuilder(boolean paired) {
        this.paired = paired;
    }

    /** Makes it a cell of which no sample is known, but figures are. */
    public void state(Stated figures) {
        stated = figures;
    }

    public void add(LifecycleEvent event) {
        operations.add(event);
    }

    public void add(Generation generation) {
        if (rows == startMs.length) {
            grow();
        }
        startMs[rows] = generation.timestamp().toEpochMilli();
        users[rows] = user(generation.origin());
        ok[rows] = generation.isOk();
        for (Metric metric : METRICS) {
            values[metric.ordinal()][rows] = metric.of(generation).orElse(Double.NaN);
        }
        firstGap[rows] = gaps.size();
        if (generation.isOk()) {
            int[] gapsUs = generation.timing().gapsUs();
            gapCount[rows] = gapsUs.length;
            gaps.addAll(gapsUs);
            tokens = tokens.plus(TokenTotals.of(generation.tokens()));
            serverTime = serverTime.plus(ServerTime.of(generation));
            wireTime = wireTime.plus(WireTime.of(generation));
        } else if (generation.ending().outcome().kind() != Outcome.Kind.CANCELLED) {
            failed[rows] = true;
            errors.merge(
                    generation.ending().outcome(),
                    new ErrorCount(1, generation.ending().message()),
                    ErrorCount::plus);
        }
        rows++;
    }

    private long user(Generation.Origin origin) {
        return paired ? (long) origin.injector().hashCode() << Integer.SIZE ^ origin.user() : origin.user();
    }

    private void grow() {
        int capacity = rows * 2;
        startMs = Arrays.copyOf(startMs, capacity);
        users = Arrays.copyOf(users, capacity);
        ok = Arrays.copyOf(ok, capacity);
        failed = Arrays.copyOf(failed, capacity);
        firstGap = Arrays.copyOf(firstGap, capacity);
        gapCount = Arrays.copyOf(gapCount, capacity);
        for (int metric = 0; metric < values.length; metric++) {
            values[metric] = Arrays.copyOf(values[metric], capacity);
        }
    }

    public CellData build() {
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(this::compareRows)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] okOrder = Arrays.stream(order).filter(row -> ok[row]).toArray();
        boolean[] sortedOk = new boolean[rows];
        for (int position = 0; position < rows; position++) {
            sortedOk[position] = ok[order[position]];
        }
        double[][] sortedValues = new double[values.length][];
        for (int metric = 0; metric < values.length; metric++) {
            double[] column = values[metric];
            sortedValues[metric] =
                    Arrays.stream(order).mapToDouble(row -> column[row]).toArray();
        }
        return new CellData(
                Arrays.stream(order).mapToLong(row -> startMs[row]).toArray(),
                Arrays.stream(order).mapToLong(row -> users[row]).toArray(),
                sortedOk,
                sortedValues,
                gapsOf(okOrder),
                Arrays.stream(okOrder).map(row -> gapCount[row]).toArray(),
                Collections.unmodifiableSortedMap(errors),
                tokens,
                serverTime,
                wireTime,
                IntStream.range(0, rows)
                        .filter(position -> failed[order[position]])
                        .toArray(),
                null,
                operations.isEmpty() ? CellOperations.NONE : new CellOperations(operations),
                stated,
                null);
    }

    private int[] gapsOf(int[] order) {
        int[] all = new int[gaps.size()];
        int position = 0;
        for (int row : order) {
            gaps.copy(firstGap[row], gapCount[row], all, position);
            position += gapCount[row];
        }
        return all;
    }

    private int compareRows(int a, int b) {
        int order = Long.compare(startMs[a], startMs[b]);
        for (int metric = 0; order == 0 && metric < values.length; metric++) {
            order = Double.compare(values[metric][a], values[metric][b]);
        }
        if (order == 0) {
            order = Boolean.compare(ok[a], ok[b]);
        }
        for (int gap = 0; order == 0 && gap < Math.min(gapCount[a], gapCount[b]); gap++) {
            order = Integer.compare(gaps.get(firstGap[a] + gap), gaps.get(firstGap[b] + gap));
        }
        if (order == 0) {
            order = Integer.compare(gapCount[a], gapCount[b]);
        }
        return order != 0 ? order : Long.compare(users[a], users[b]);
    }
}
