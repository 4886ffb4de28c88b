package analysis.report.sections;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import java.util.Collection;
import java.util.List;

/** Timeline of a run in equal intervals. */
final class Timeline {

    private static final int MAX_BINS = 120;
    private static final double MIN_BIN_MS = 100;
    private static final double[] STEPS = {1, 2, 5, 10};

    private final double startMs;
    private final double binMs;
    /** Generations under way, mean over the interval. */
    private final double[] concurrency;
    /** Output tokens of successful generations, spread evenly between the first and the last token of each. */
    private final double[] tokens;
    /** Generations that failed, by when they ended. */
    private final double[] failed;
    /** Generations by when they started. */
    private final double[] started;

    private Timeline(double startMs, double endMs) {
        this.startMs = startMs;
        this.binMs = binMs(endMs - startMs);
        int bins = Math.max(1, (int) Math.ceil((endMs - startMs) / binMs));
        concurrency = new double[bins];
        tokens = new double[bins];
        failed = new double[bins];
        started = new double[bins];
    }

    /** Timeline of cells that have at least one generation in total. */
    static Timeline of(Collection<CellData> cells) {
        List<CellData> some =
                cells.stream().filter(cell -> cell.generations() > 0).toList();
        Timeline timeline = new Timeline(
                some.stream().mapToLong(cell -> cell.startMs(0)).min().orElseThrow(),
                some.stream().mapToLong(CellData::lastMs).max().orElseThrow());
        cells.forEach(timeline::add);
        return timeline;
    }

    private void add(CellData cell) {
        for (int row = 0; row < cell.generations(); row++) {
            double start = cell.startMs(row);
            started[bin(start)]++;
            spread(concurrency, start, cell.endMs(row), (cell.endMs(row) - start) / binMs);
            double count = cell.value(Metric.OUTPUT_TOKENS, row);
            double latencyMs = cell.value(Metric.LATENCY_MS, row);
            if (!cell.isOk(row)) {
                failed[bin(cell.endMs(row))]++;
            } else if (!Double.isNaN(count) && !Double.isNaN(latencyMs)) {
                double firstMs = cell.value(Metric.FIRST_TOKEN_MS, row);
                spread(tokens, start + (Double.isNaN(firstMs) ? 0 : firstMs), start + latencyMs, count);
            }
        }
    }

    /** Distributes {@code amount} over the intervals between two times, in proportion to the overlap. */
    private void spread(double[] bins, double fromMs, double toMs, double amount) {
        int first = bin(fromMs);
        int last = bin(toMs);
        if (first == last) {
            bins[first] += amount;
            return;
        }
        for (int bin = first; bin <= last; bin++) {
            double from = Math.max(fromMs, startMs + bin * binMs);
            double to = Math.min(toMs, startMs + (bin + 1) * binMs);
            bins[bin] += amount * Math.max(0, to - from) / (toMs - fromMs);
        }
    }

    private int bin(double ms) {
        return Math.min(concurrency.length - 1, (int) ((ms - startMs) / binMs));
    }

    /** Length of an interval: 1, 2 or 5 times a power of ten, for at most {@value #MAX_BINS} intervals. */
    private static double binMs(double lengthMs) {
        double least = Math.max(MIN_BIN_MS, lengthMs / MAX_BINS);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }

    double binS() {
        return binMs / 1000;
    }

    double[] concurrency() {
        return concurrency.clone();
    }

    double[] tokensPerS() {
        return perS(tokens);
    }

    double[] arrivalsPerS() {
        return perS(started);
    }

    private double[] perS(double[] sums) {
        double[] perS = sums.clone();
        for (int bin = 0; bin < perS.length; bin++) {
            perS[bin] /= binS();
        }
        return perS;
    }

    double[] failed() {
        return failed.clone();
    }
}
