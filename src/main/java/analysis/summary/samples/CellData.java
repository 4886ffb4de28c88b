package analysis.summary.samples;

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
 * The measured generations of one cell of the test matrix by their start, column by column, without warm-up, and what was done to
 * its model: a cell whose pull failed has none. Immutable; ties are broken by the values, never by the order of files.
 */
public final class CellData {

    private static final double US_PER_MS = 1000;

    private final CellRows rows;
    private final int noted;
    private final int[] gapsUs;
    private final int[] gapCounts; // empty if there are no gaps
    private final SortedMap<Outcome, ErrorCount> errors;
    private final Answers answers;
    private final TokenTotals tokens;
    private final ServerTime serverTime;
    private final WireTime wireTime;
    private final int[] failedAt; // rows that are neither successful nor cancelled, ascending
    private final List<Window> windows; // when it was active; null: all the time from the first start to the last end

    private final CellOperations operations;
    private final Stated stated;
    private final SteadyPart steady; // null: nothing was cut from it

    CellData(
            CellRows rows,
            int noted,
            int[] gapsUs,
            int[] gapCounts,
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
        this.gapCounts = gapCounts;
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

    /** The same, active in {@code some} only. */
    CellData activeIn(List<Window> some) {
        return with(List.copyOf(some), operations, steady);
    }

    /** The same, with what was done to its model. */
    CellData with(CellOperations done) {
        return with(windows, done, steady);
    }

    /** The same, whose level was steady in {@code part} only. */
    public CellData steadyIn(Window part) {
        return with(windows, operations, SteadyPart.of(this, part));
    }

    private CellData with(List<Window> some, CellOperations done, SteadyPart part) {
        return new CellData(
                rows,
                noted,
                gapsUs,
                gapCounts,
                errors,
                answers,
                tokens,
                serverTime,
                wireTime,
                failedAt,
                some,
                done,
                stated,
                part);
    }

    /** Whether its rows are generations. */
    public boolean generates() {
        return rows.counted() == Counted.GENERATIONS;
    }

    /** Its figures, if they were stated and no sample of it is known. */
    public Optional<Stated> stated() {
        return Optional.ofNullable(stated);
    }

    /** Its steady part; empty if nothing was cut from it. */
    public Optional<SteadyPart> steady() {
        return Optional.ofNullable(steady);
    }

    /** What was done to its model as a whole. */
    public CellOperations operations() {
        return operations;
    }

    /** When it was active, in the order of time; empty if no generation's end is known, or a clock was set meanwhile. */
    public List<Window> windows() {
        if (lastEnd().isEmpty()) {
            return List.of();
        }
        return windows != null ? windows : List.of(new Window(startMs(0), rows.lastEndMs()));
    }

    /** Measured generations, whatever their outcome; rows are numbered 0 to this, exclusive. */
    public int generations() {
        return rows.count();
    }

    /** Generations that succeeded, with the wrong answers among them: only these are samples. */
    public int ok() {
        return rows.okCount();
    }

    /** Of these, those of which something was noted. */
    public int noted() {
        return noted;
    }

    /** Of these, those of which something was expected. */
    public Answers answers() {
        return answers;
    }

    /** Generations that the client hung up on, on purpose: neither samples nor failures. */
    public int cancelled() {
        return generations() - ok() - failed();
    }

    /** Generations that were neither completed nor cancelled. */
    public int failed() {
        return failedAt.length;
    }

    /** The rows of those, ascending; a fresh array. */
    public int[] failedAt() {
        return failedAt.clone();
    }

    /** Where the time of the successful ones went, by the server's account. */
    public ServerTime serverTime() {
        return serverTime;
    }

    /** Where it went before their answers began. */
    public WireTime wireTime() {
        return wireTime;
    }

    /** Every outcome that is a failure and occurred. */
    public SortedMap<Outcome, ErrorCount> errors() {
        return errors;
    }

    /** The values of successful generations, or operations, that have one, by start; a fresh array. */
    public double[] samples(Metric metric) {
        return samples(List.of(this), metric);
    }

    /** The same of its steady part; all of them where nothing was cut. Operations are never cut. */
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

    /** The samples of all {@code cells}, one cell after the other; a fresh array. */
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

    /** How many of {@link #gapsUs()} belong to each successful generation, by start; a fresh array. */
    public int[] gapCounts() {
        return gapCounts.length == 0 ? new int[ok()] : gapCounts.clone();
    }

    /** Number of gaps in {@link #gapsUs()}. */
    public int gaps() {
        return gapsUs.length;
    }

    /** Percentiles of the gaps of all {@code cells}, pooled, ms; empty if they have none. */
    public static Optional<double[]> gapPercentilesMs(Collection<CellData> cells, double... percents) {
        return cells.stream().allMatch(cell -> cell.gaps() == 0)
                ? Optional.empty()
                : Optional.of(Arrays.stream(Percentiles.of(gapsUs(cells), percents))
                        .map(us -> us / US_PER_MS)
                        .toArray());
    }

    /** The gaps of each cell, µs, as they are held: for reading only. */
    public static List<int[]> gapsUs(Collection<CellData> cells) {
        return cells.stream().map(cell -> cell.gapsUs).toList();
    }

    /** When the generation in {@code row} started, epoch ms. */
    public long startMs(int row) {
        return rows.startMs(row);
    }

    /** Number of the virtual user of the generation in {@code row}; in an A/B run one that no other injector has. */
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

    /** A value of the generation in {@code row}, successful or not; NaN if it has none. */
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
     * When the stream in {@code row} ended, epoch ms; its start if that is not known. Rounded down as the start is:
     * otherwise a user's next generation would seem to begin up to 1 ms before the last one ended.
     */
    public long endMs(int row) {
        return rows.endMs(row);
    }

    /** When the last of them started or ended, epoch ms; there must be one. */
    public long lastMs() {
        return rows.lastMs();
    }

    /** Sums over successful generations. */
    public TokenTotals tokens() {
        return tokens;
    }
}
