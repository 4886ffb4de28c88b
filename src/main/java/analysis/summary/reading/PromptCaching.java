package analysis.summary.reading;

import analysis.summary.samples.CacheHits;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Warning;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import run.RunInfo;

/** Whether prompts that were to be unlike any other came from the server's cache all the same. */
public final class PromptCaching {

    private PromptCaching() {}

    /** Whether each prompt of the run was to be unlike any other. */
    public static boolean isUnwanted(RunInfo info) {
        return info.settings() != null && "unique".equals(info.settings().get("promptVariation"));
    }

    /** What is to be said of it; empty if nothing. */
    static Optional<Warning> warning(RunInfo info, Collection<CellData> cells) {
        CacheHits hits = cells.stream().map(cell -> cell.tokens().cache()).reduce(CacheHits.NONE, CacheHits::plus);
        if (!isUnwanted(info) || !hits.areCommon()) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Warning.Kind.PROMPTS_CACHED,
                String.format(
                        Locale.ROOT,
                        "Prompts were meant to be unique, but the server had more than half of the tokens of %d"
                                + " of %d prompts in its cache (%.1f %% of all their tokens).",
                        hits.mostly(),
                        hits.prompts(),
                        hits.pct().orElse(0))));
    }
}
