package analysis.summary.samples;

import static run.Units.US_PER_MS;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import run.Outcome;

/**
 * Data of one cell of the test matrix: its measured generations in order of their start, column by column, and the
 * operations on its model. A cell whose pull failed has no generations. Immutable; ties are broken by values, never by
 * the order of files.
 */
public final class CellData {

    private final CellRows rows;
    private final int noted;
    private final int[] gapsUs;

    private final SortedMap<Outcome, ErrorCount> errors;
    private final Answers answers;
    private final TokenTotals tokens;
    private final ServerTime serverTime;
    private final WireTime wireTime;
    private final int[] failedAt; // rows of failures, ascending
    private final List<Window> windows; // null: active from the first start to the last end

    private final CellOperations operations;
    private final Stated stated;
    private final SteadyPart steady; // null: the whole cell

    CellData(
            CellRows rows,
            int noted,
            int[] gapsUs,
            SortedMap<Outcome, ErrorCount> errors,
            Answers answers,
            TokenTotals tokens,
            ServerTime serverTime,
            WireTime wireTime,
            int[] failedAt,
            List<Window> windows,
            CellOperations operations,
            Stated stated,
            SteadyPart steady) {
        this.rows = rows;
        this.noted = noted;
        this.gapsUs = gapsUs;

        this.errors = errors;
        this.answers = answers;
        this.tokens = tokens;
        this.serverTime = serverTime;
        this.wireTime = wireTime;
        this.failedAt = failedAt;
        this.windows = windows;
        this.operations = operations;
        this.stated = stated;
        this.steady = steady;
    }

    /** Copy that is active in {@code some} windows only. */
    CellData activeIn(List<Window> some) {
        return with(List.copyOf(some), operations, steady);
    }

    /** Copy with the operations on its model. */
    CellData with(CellOperations done) {
        return with(windows, done, steady);
    }

    /** Copy that is steady in {@code part} only. */
    public CellData steadyIn(Window part) {
        return with(windows, operations, SteadyPart.of(this, part));
    }

    private CellData with(List<Window> some, CellOperations done, SteadyPart part) {
        return new CellData(
                rows, noted, gapsUs, errors, answers, tokens, serverTime, wireTime, failedAt, some, done, stated, part);
    }

    /** Whether its rows are generations. */
    public boolean generates() {
        return rows.counted() == Counted.GENERATIONS;
    }

    /** Figures stated by another tool, if they are all that is known of the cell. */
    public Optional<Stated> stated() {
        return Optional.ofNullable(stated);
    }

    /** Steady part; empty if it is the whole cell. */
    public Optional<SteadyPart> steady() {
        return Optional.ofNullable(steady);
    }

    /** Operations on its model. */
    public CellOperations operations() {
        return operations;
    }

    /** Active windows in order of time; empty if no generation's end is known or a clock was set during the run. */
    public List<Window> windows() {
        if (lastEnd().isEmpty()) {
            return List.of();
        }
        return windows != null ? windows : List.of(new Window(startMs(0), rows.lastEndMs()));
    }

    /** Number of measured generations of any outcome; rows are numbered from 0 to this, exclusive. */
    public int generations() {
        return rows.count();
    }

    /** Number of successful generations, wrong answers included: only these are samples. */
    public int ok() {
        return rows.okCount();
    }

    /** Number of successful generations with a note. */
    public int noted() {
        return noted;
    }

    /** Counts of checked answers among successful generations. */
    public Answers answers() {
        return answers;
    }

    /** Number of generations cancelled by the client: neither samples nor failures. */
    public int cancelled() {
        return generations() - ok() - failed();
    }

    /** Number of failed generations. */
    public int failed() {
        return failedAt.length;
    }

    /** Rows of failed generations, ascending; a fresh array. */
    public int[] failedAt() {
        return failedAt.clone();
    }

    /** Server's own timings of successful generations. */
    public ServerTime serverTime() {
        return serverTime;
    }

    /** Times of successful generations before their answers. */
    public WireTime wireTime() {
        return wireTime;
    }

    /** Failures by outcome. */
    public SortedMap<Outcome, ErrorCount> errors() {
        return errors;
    }

    /** Values of successful generations or operations that have one, by start; a fresh array. */
    public double[] samples(Metric metric) {
        return samples(List.of(this), metric);
    }

    /** {@link #samples(Metric)} of the steady part; operations are never cut. */
    public double[] steadySamples(Metric metric) {
        if (steady == null || metric.isOfModels()) {
            return samples(metric);
        }
        return IntStream.range(steady.from(), steady.to())
                .filter(this::isOk)
                .mapToDouble(row -> value(metric, row))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Samples of all {@code cells}, one cell after the other; a fresh array. */
    public static double[] samples(Collection<CellData> cells, Metric metric) {
        if (metric.isOfModels()) {
            return CellOperations.samples(
                    cells.stream().map(CellData::operations).toList(), metric);
        }
        double[] samples = new double
                [cells.stream().mapToInt(cell -> cell.rows.samples(metric)).sum()];
        int count = 0;
        for (CellData cell : cells) {
            count = cell.rows.samples(metric, samples, count);
        }
        return count == samples.length ? samples : Arrays.copyOf(samples, count);
    }

    /** Gaps between content chunks of successful generations, µs, one generation after the other; a fresh array. */
    public int[] gapsUs() {
        return gapsUs.clone();
    }

    /** Number of gaps in {@link #gapsUs()}. */
    public int gaps() {
        return gapsUs.length;
    }

    /** Percentiles of the pooled gaps of all {@code cells}, ms; empty if there are none. */
    public static Optional<double[]> gapPercentilesMs(Collection<CellData> cells, double... percents) {
        return cells.stream().allMatch(cell -> cell.gaps() == 0)
                ? Optional.empty()
                : Optional.of(Arrays.stream(Percentiles.of(gapsUs(cells), percents))
                        .map(us -> us / US_PER_MS)
                        .toArray());
    }

    /** Gaps of each cell, µs; the internal arrays, which must not be modified. */
    public static List<int[]> gapsUs(Collection<CellData> cells) {
        return cells.stream().map(cell -> cell.gapsUs).toList();
    }

    /** Start of the generation in {@code row}, epoch ms. */
    public long startMs(int row) {
        return rows.startMs(row);
    }

    /** Number of the virtual user of the generation in {@code row}; in an A/B run unique across injectors. */
    public long user(int row) {
        return rows.user(row);
    }

    /** Whether the generation in {@code row} succeeded. */
    public boolean isOk(int row) {
        return rows.isOk(row);
    }

    /** Whether the generation in {@code row} succeeded with a wrong answer. */
    public boolean isWrong(int row) {
        return rows.isWrong(row);
    }

    /** Value of the generation in {@code row}, successful or not; NaN if it has none. */
    public double value(Metric metric, int row) {
        return rows.value(metric, row);
    }

    /** Sum of a value of all generations, successful or not, that have one. */
    public double sum(Metric metric) {
        return rows.column(metric).sum();
    }

    /** Start of the first generation; empty if there are none. */
    public Optional<Instant> firstStart() {
        return rows.count() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(startMs(0)));
    }

    /** End of the last stream that has one, ms resolution; empty if none has. */
    public Optional<Instant> lastEnd() {
        return rows.lastEndMs() == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(rows.lastEndMs()));
    }

    /**
     * End of the stream in {@code row}, epoch ms; its start if the end is unknown. Rounded down like the start:
     * otherwise a user's next generation would seem to start up to 1 ms before the last one ended.
     */
    public long endMs(int row) {
        return rows.endMs(row);
    }

    /** Last start or end of a generation, epoch ms; there must be one. */
    public long lastMs() {
        return rows.lastMs();
    }

    /** Token sums over successful generations. */
    public TokenTotals tokens() {
        return tokens;
    }
}
