package analysis.verdict;

import analysis.summary.reading.PromptCaching;
import analysis.summary.samples.CacheHits;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import run.Cell;

/**
 * Share of prompt tokens that the server took from its prefix cache, compared with the baseline, for runs whose prompts should not be
 * cached. Cached prompts are answered sooner, so a difference makes times incomparable.
 */
final class CacheShare {

    /** Largest tolerated difference of the shares, in percentage points. */
    private static final double MOST_POINTS = 10;

    private CacheShare() {}

    /** Series whose shares differ too much; none if caching is part of the workload. */
    static List<Difference> between(Baseline then, RunData run) {
        List<Difference> unlike = new ArrayList<>();
        if (PromptCaching.isUnwanted(run.info())) {
            run.cells()
                    .forEach((cell, data) -> difference(cell, then.mean(cell, Baseline.Series::cachedPct), data)
                            .ifPresent(unlike::add));
        }
        return unlike;
    }

    private static Optional<Difference> difference(Cell cell, OptionalDouble before, CellData data) {
        CacheHits hits = data.tokens().cache();
        OptionalDouble now = hits.pct();
        boolean unlike = before.isPresent() && now.isPresent()
                ? Math.abs(now.getAsDouble() - before.getAsDouble()) > MOST_POINTS
                : hits.areCommon();
        return unlike
                ? Optional.of(new Difference(
                        "share of prompt tokens from the server's cache, of " + cell.label(),
                        before.isPresent() ? text(before.getAsDouble()) : "not known",
                        text(now.getAsDouble())))
                : Optional.empty();
    }

    private static String text(double pct) {
        return String.format(Locale.ROOT, "%.1f %%", pct);
    }
}
