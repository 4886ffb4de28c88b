package analysis.summary.figures;

import analysis.summary.samples.CellData;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Generations that succeeded, with no wrong answer, and met every objective: vLLM's and AIPerf's goodput, and AIPerf's good request fraction.
 *
 * @param good their number
 * @param fraction of all measured generations, failures included, 0 to 1; absent if there are none
 * @param perSecond over the measured window of {@link ServerThroughput}; absent without one
 */
public record Goodput(long good, OptionalDouble fraction, OptionalDouble perSecond) {

    /** @param objectives all of them must be met; with none, every successful generation is good whose answer is not wrong */
    public static Goodput of(Collection<CellData> cells, List<Slo> objectives) {
        long good = 0;
        long all = 0;
        for (CellData cell : cells) {
            all += cell.generations();
            for (int row = 0; row < cell.generations(); row++) {
                if (isGood(cell, row, objectives)) {
                    good++;
                }
            }
        }
        long goodCount = good;
        return new Goodput(
                good,
                all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) good / all),
                ServerThroughput.of(cells)
                        .map(throughput -> OptionalDouble.of(goodCount / throughput.windowS()))
                        .orElse(OptionalDouble.empty()));
    }

    private static boolean isGood(CellData cell, int row, List<Slo> objectives) {
        return cell.isOk(row) && !cell.isWrong(row) && objectives.stream().allMatch(slo -> slo.isMetBy(cell, row));
    }
}
