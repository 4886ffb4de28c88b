package analysis.summary.figures;

import analysis.stats.Metric;
import analysis.summary.samples.ActiveTime;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Window;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Throughput and concurrency of the server while it was measured.
 *
 * @param windowS measured window, s: the active time of a cell, from the first start to the last end of its generations
 *     of any outcome, less time of others ({@link ActiveTime}). For several cells the time covered by at least one, so
 *     that warm-up between them does not count
 * @param requestsPerS successful generations per second
 * @param tokensPerS output tokens of successful generations per second; absent if unknown
 * @param inputsPerS inputs answered by a vector or a score per second; absent for generated text
 * @param inputTokensPerS tokens of these inputs per second; absent if unknown
 * @param meanConcurrency time-weighted mean number of generations in flight
 * @param peakConcurrency peak number of generations in flight, at a resolution of 1 ms
 */
public record ServerThroughput(
        double windowS,
        double requestsPerS,
        OptionalDouble tokensPerS,
        OptionalDouble inputsPerS,
        OptionalDouble inputTokensPerS,
        double meanConcurrency,
        int peakConcurrency) {

    /**
     * Throughput of {@code cells}; empty if no generation's end is known, the window is below 1 ms, or the clock was
     * set.
     */
    public static Optional<ServerThroughput> of(Collection<CellData> cells) {
        double windowS = windowMs(cells) / 1000.0;
        if (windowS == 0) {
            return Optional.empty();
        }
        long ok = cells.stream().mapToLong(CellData::ok).sum();
        long tokens = cells.stream().mapToLong(cell -> cell.tokens().output()).sum();
        long inputs = cells.stream().mapToLong(cell -> cell.tokens().inputs()).sum();
        long read = cells.stream().mapToLong(cell -> cell.tokens().prompt()).sum();
        return Optional.of(new ServerThroughput(
                windowS,
                ok / windowS,
                tokens == 0 && (ok > 0 || cells.stream().noneMatch(CellData::generates))
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(tokens / windowS),
                perS(inputs, windowS),
                perS(inputs == 0 ? 0 : read, windowS),
                streamS(cells) / windowS,
                Peak.of(cells)));
    }

    private static OptionalDouble perS(long count, double windowS) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count / windowS);
    }

    /** Length of the union of the cells' active time. */
    private static long windowMs(Collection<CellData> cells) {
        return Window.coveredMs(
                cells.stream().flatMap(cell -> cell.windows().stream()).toList());
    }

    private static double streamS(Collection<CellData> cells) {
        return cells.stream().mapToDouble(cell -> cell.sum(Metric.STREAM_MS)).sum() / 1000;
    }
}
