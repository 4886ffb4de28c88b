package analysis.summary;

import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.Cell;

/**
 * What a server's prefix cache saves: the same series with prompts whose beginning the server has read before, and with
 * prompts that are new to it from their first word.
 *
 * @param cell the one with known beginnings
 * @param promptTokens mean length of its prompts by the server's count; 0 if it does not count
 * @param keptMs its median TTFT
 * @param brokenMs median TTFT of the other
 */
public record PrefixCacheEffect(Cell cell, double promptTokens, double keptMs, double brokenMs) {

    /** Ends the names of series whose prompts are new to a cache; the rest is the name of the other series. */
    public static final String BROKEN = ", cache broken";

    /** Of every pair of such series that have times to first token, in the run's order. */
    public static List<PrefixCacheEffect> of(RunSummary run) {
        List<PrefixCacheEffect> effects = new ArrayList<>();
        run.cells().forEach((cell, kept) -> {
            Summary broken = run.cells().get(new Cell(cell.model(), cell.series() + BROKEN));
            if (broken != null) {
                effect(cell, kept, broken).ifPresent(effects::add);
            }
        });
        return effects;
    }

    private static Optional<PrefixCacheEffect> effect(Cell cell, Summary kept, Summary broken) {
        return kept.metric(Metric.FIRST_TOKEN_MS)
                .flatMap(with -> broken.metric(Metric.FIRST_TOKEN_MS)
                        .map(without -> new PrefixCacheEffect(
                                cell, (double) kept.tokens().prompt() / kept.ok(), with.p50(), without.p50())));
    }

    /** By how much the cache shortens the median TTFT, percent; below 0 if it is longer. */
    public double savedPct() {
        return 100 * (1 - keptMs / brokenMs);
    }
}
