package analysis.summary.samples;

import java.util.OptionalDouble;
import run.Generation;

/**
 * What the server took from its prefix cache, of successful generations of which it tells.
 *
 * @param prompts generations of which it tells
 * @param mostly of these, those more than half of whose prompt was cached: more than what a chat template brings
 * @param tokens tokens of their prompts
 * @param cached of these, those from the cache
 */
public record CacheHits(long prompts, long mostly, long tokens, long cached) {

    public static final CacheHits NONE = new CacheHits(0, 0, 0, 0);

    /** Share of prompts that may be mostly cached by chance. */
    private static final double BY_CHANCE = 0.1;

    /** Of one generation. */
    static CacheHits of(Generation.Tokens tokens) {
        if (tokens.cached().isEmpty() || tokens.prompt().isEmpty()) {
            return NONE;
        }
        long cached = tokens.cached().getAsInt();
        long prompt = tokens.prompt().getAsInt();
        return new CacheHits(1, 2 * cached > prompt ? 1 : 0, prompt, cached);
    }

    /** Of both. */
    public CacheHits plus(CacheHits other) {
        return new CacheHits(
                prompts + other.prompts, mostly + other.mostly, tokens + other.tokens, cached + other.cached);
    }

    /** Whether more prompts were mostly cached than may be by chance. */
    public boolean areCommon() {
        return mostly > BY_CHANCE * prompts;
    }

    /** Share of the tokens that came from the cache, percent; absent if the server does not tell. */
    public OptionalDouble pct() {
        return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * cached / tokens);
    }
}
