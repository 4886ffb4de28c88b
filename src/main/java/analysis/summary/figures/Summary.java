package analysis.summary.figures;

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
 * The figures of one cell of the test matrix, of one model, or of a whole run. Percentiles are always over all samples,
 * never averages of percentiles.
 *
 * @param generations measured generations, whatever their outcome
 * @param ok of these, the successful ones, wrong answers included: only they are samples
 * @param noted of these, those that need not have been all that they might, and were not
 * @param answers of the successful ones, those of which something was expected
 * @param cancelled those that the client hung up on, on purpose: neither samples nor failures
 * @param errors the others, by outcome
 * @param attempts with what was done to models as a whole
 * @param tellsFailures whether a failure would be known
 * @param metrics figures of each metric that has a sample
 * @param icl all gaps between content chunks, pooled, ms; empty if there are none
 * @param tokens sums over successful generations
 * @param serverTime where the time of successful generations went, by the server's account
 * @param wireTime where it went before their answers began
 * @param throughput what the server carried; empty if no generation's end is known
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

    private static final double MS_PER_US = 1e-3;

    /** Of single cells, as long as these are in use: tables, sweeps, rules and targets ask for the same figures. */
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
                Distribution.of(CellData.gapsUs(cells), MS_PER_US),
                cells.stream().map(CellData::tokens).reduce(TokenTotals.NONE, TokenTotals::plus),
                cells.stream().map(CellData::serverTime).reduce(ServerTime.NONE, ServerTime::plus),
                cells.stream().map(CellData::wireTime).reduce(WireTime.NONE, WireTime::plus),
                ServerThroughput.of(cells));
    }

    /** The figures of {@code metric}; empty if it has no samples. */
    public Optional<Distribution> metric(Metric metric) {
        return Optional.ofNullable(metrics.get(metric));
    }

    /** Generations that were neither completed nor cancelled. */
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
