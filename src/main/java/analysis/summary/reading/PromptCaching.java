package analysis.summary.reading;

import analysis.summary.samples.CacheHits;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Warning;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import run.RunInfo;

/** Detection of unique prompts that the server nevertheless had in its cache. */
public final class PromptCaching {

    private PromptCaching() {}

    /** Whether the run's prompts were meant to be unique. */
    public static boolean isUnwanted(RunInfo info) {
        return "unique".equals(info.settings().get("promptVariation"));
    }

    /** Warning about cached prompts; empty if there are none to speak of. */
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
