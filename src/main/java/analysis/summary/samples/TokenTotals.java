package analysis.summary.samples;

import run.Generation;
import run.TokenSource;

/**
 * Token sums over successful generations.
 *
 * @param output output tokens
 * @param prompt prompt tokens
 * @param estimated of {@code output}, chunks counted as tokens because the server reported no usage
 * @param reasoning of {@code output}, reasoning tokens by the server's count
 * @param inputs inputs answered by a vector or a score
 * @param cache part of {@code prompt} from the server's cache
 */
public record TokenTotals(long output, long prompt, long estimated, long reasoning, long inputs, CacheHits cache) {

    public static final TokenTotals NONE = new TokenTotals(0, 0, 0, 0, 0, CacheHits.NONE);

    static TokenTotals of(Generation.Tokens tokens) {
        int output = tokens.output().orElse(0);
        return new TokenTotals(
                output,
                tokens.prompt().orElse(0),
                tokens.source().filter(TokenSource.CHUNKS::equals).isPresent() ? output : 0,
                tokens.reasoning().orElse(0),
                tokens.inputs().orElse(0),
                CacheHits.of(tokens));
    }

    public TokenTotals plus(TokenTotals other) {
        return new TokenTotals(
                output + other.output,
                prompt + other.prompt,
                estimated + other.estimated,
                reasoning + other.reasoning,
                inputs + other.inputs,
                cache.plus(other.cache));
    }
}
