package analysis.summary;

import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.Cell;

/**
 * Effect of a server's prefix cache: a series with prompts whose beginning the server has read before, compared with
 * one whose prompts are new from the first word.
 *
 * @param cell cell with known beginnings
 * @param promptTokens mean length of its prompts by the server's count; 0 if it reports none
 * @param keptMs median TTFT of the cell
 * @param brokenMs median TTFT of the cell with new prompts
 */
public record PrefixCacheEffect(Cell cell, double promptTokens, double keptMs, double brokenMs) {

    /** Suffix of the names of series with new prompts; the rest is the name of the other series. */
    public static final String BROKEN = ", cache broken";

    /** Effects of all pairs of such series with TTFTs, in the run's order. */
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

    /** Reduction of the median TTFT by the cache, percent; below 0 if it is longer. */
    public double savedPct() {
        return 100 * (1 - keptMs / brokenMs);
    }
}
