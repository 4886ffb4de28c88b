package analysis.summary.figures;

import static run.Units.MS_PER_S;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.SteadyPart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Throughput of the steady part of a cell, or of the whole cell if it has none.
 *
 * @param windowS length of the part, s
 * @param requestsPerS successful generations per second
 * @param tokensPerS output tokens of these per second; absent if unknown
 */
public record SteadyRate(double windowS, double requestsPerS, OptionalDouble tokensPerS) {

    /** Throughput of {@code cell}; empty if its times are unknown. */
    public static Optional<SteadyRate> of(CellData cell) {
        return cell.steady().isEmpty()
                ? ServerThroughput.of(List.of(cell))
                        .map(all -> new SteadyRate(all.windowS(), all.requestsPerS(), all.tokensPerS()))
                : Optional.of(of(cell, cell.steady().get()));
    }

    private static SteadyRate of(CellData cell, SteadyPart part) {
        double windowS = part.window().lengthMs() / MS_PER_S;
        int ok = 0;
        for (int row = part.from(); row < part.to(); row++) {
            ok += cell.isOk(row) ? 1 : 0;
        }
        double[] tokens = cell.steadySamples(Metric.OUTPUT_TOKENS);
        return new SteadyRate(
                windowS,
                ok / windowS,
                tokens.length == 0 && ok > 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Arrays.stream(tokens).sum() / windowS));
    }
}
