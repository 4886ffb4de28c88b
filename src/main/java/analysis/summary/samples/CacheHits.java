package analysis.summary.samples;

import java.util.OptionalDouble;
import run.Generation;

/**
 * Prompt tokens that the server took from its prefix cache, over successful generations for which it reports them.
 *
 * @param prompts generations for which the server reports cached tokens
 * @param mostly of these, those with more than half of the prompt cached, which is more than a chat template
 * @param tokens prompt tokens
 * @param cached prompt tokens from the cache
 */
public record CacheHits(long prompts, long mostly, long tokens, long cached) {

    public static final CacheHits NONE = new CacheHits(0, 0, 0, 0);

    /** Highest share of mostly cached prompts that passes for chance. */
    private static final double BY_CHANCE = 0.1;

    /** Hits of one generation. */
    static CacheHits of(Generation.Tokens tokens) {
        if (tokens.cached().isEmpty() || tokens.prompt().isEmpty()) {
            return NONE;
        }
        long cached = tokens.cached().getAsInt();
        long prompt = tokens.prompt().getAsInt();
        return new CacheHits(1, 2 * cached > prompt ? 1 : 0, prompt, cached);
    }

    /** Sum of both. */
    public CacheHits plus(CacheHits other) {
        return new CacheHits(
                prompts + other.prompts, mostly + other.mostly, tokens + other.tokens, cached + other.cached);
    }

    /** Whether more prompts were mostly cached than chance explains. */
    public boolean areCommon() {
        return mostly > BY_CHANCE * prompts;
    }

    /** Share of prompt tokens from the cache, percent; absent if the server does not report them. */
    public OptionalDouble pct() {
        return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * cached / tokens);
    }
}
