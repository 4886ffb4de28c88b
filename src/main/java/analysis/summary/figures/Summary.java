package analysis.summary.figures;

import static run.Units.US_PER_MS;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.samples.Answers;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.ErrorCount;
import analysis.summary.samples.ServerTime;
import analysis.summary.samples.TokenTotals;
import analysis.summary.samples.WireTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import run.Outcome;

/**
 * Figures of one cell of the test matrix, of one model, or of a whole run. Percentiles are always over all samples,
 * never averages of percentiles.
 *
 * @param generations number of measured generations of any outcome
 * @param ok number of successful ones, wrong answers included: only these are samples
 * @param noted number of successful ones with a note
 * @param answers counts of checked answers among the successful ones
 * @param cancelled number of those cancelled by the client: neither samples nor failures
 * @param errors failures by outcome
 * @param attempts attempts, including operations on models
 * @param tellsFailures whether the source reports failures
 * @param metrics figures of each metric that has a sample
 * @param icl pooled gaps between content chunks, ms; empty if there are none
 * @param tokens token sums over successful generations
 * @param serverTime server's own timings of successful generations
 * @param wireTime times of successful generations before their answers
 * @param throughput throughput; empty if no generation's end is known
 */
public record Summary(
        long generations,
        long ok,
        long noted,
        Answers answers,
        long cancelled,
        SortedMap<Outcome, ErrorCount> errors,
        Attempts attempts,
        boolean tellsFailures,
        Map<Metric, Distribution> metrics,
        Optional<Distribution> icl,
        TokenTotals tokens,
        ServerTime serverTime,
        WireTime wireTime,
        Optional<ServerThroughput> throughput) {

    /** Cache for single cells, as long as they are in use: tables, sweeps, rules and targets need the same figures. */
    private static final Map<CellData, Summary> OF_ONE = Collections.synchronizedMap(new WeakHashMap<>());

    /** Pools {@code cells}. */
    public static Summary of(Collection<CellData> cells) {
        if (cells.size() != 1) {
            return pooled(cells);
        }
        CellData cell = cells.iterator().next();
        Summary known = OF_ONE.get(cell);
        if (known == null) {
            known = pooled(cells);
            OF_ONE.put(cell, known);
        }
        return known;
    }

    private static Summary pooled(Collection<CellData> cells) {
        return new Summary(
                cells.stream().mapToLong(CellData::generations).sum(),
                cells.stream().mapToLong(CellData::ok).sum(),
                cells.stream().mapToLong(CellData::noted).sum(),
                cells.stream().map(CellData::answers).reduce(Answers.NONE, Answers::plus),
                cells.stream().mapToLong(CellData::cancelled).sum(),
                errors(cells),
                Attempts.of(cells),
                Attempts.areTold(cells),
                metrics(cells),
                Distribution.of(CellData.gapsUs(cells), 1 / US_PER_MS),
                cells.stream().map(CellData::tokens).reduce(TokenTotals.NONE, TokenTotals::plus),
                cells.stream().map(CellData::serverTime).reduce(ServerTime.NONE, ServerTime::plus),
                cells.stream().map(CellData::wireTime).reduce(WireTime.NONE, WireTime::plus),
                ServerThroughput.of(cells));
    }

    /** Distribution of {@code metric}; empty without samples. */
    public Optional<Distribution> metric(Metric metric) {
        return Optional.ofNullable(metrics.get(metric));
    }

    /** Number of failed generations. */
    public long failed() {
        return generations - ok - cancelled;
    }

    private static SortedMap<Outcome, ErrorCount> errors(Collection<CellData> cells) {
        SortedMap<Outcome, ErrorCount> all = new TreeMap<>();
        cells.forEach(cell -> cell.errors().forEach((outcome, count) -> all.merge(outcome, count, ErrorCount::plus)));
        return Collections.unmodifiableSortedMap(all);
    }

    private static Map<Metric, Distribution> metrics(Collection<CellData> cells) {
        Map<Metric, Distribution> all = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] samples = CellData.samples(cells, metric);
            Distribution.of(samples).ifPresent(distribution -> all.put(metric, distribution));
        }
        return Collections.unmodifiableMap(all);
    }
}
