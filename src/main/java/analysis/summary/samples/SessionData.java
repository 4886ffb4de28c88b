package analysis.summary.samples;

import run.Generation;

/**
 * A session of several turns: what its rows say together. In any order of them.
 *
 * @param model of its turns
 * @param dueMs when its first turn was due, epoch ms: with an arrival's wait for a free place
 * @param endMs when its last answer ended
 * @param turns that were sent
 * @param failed turns of which the server made no answer that could be used; a session ends with one
 * @param promptTokens of all turns, by the server's count
 * @param cachedTokens of these from the server's prefix cache
 * @param outputTokens of all turns
 */
public record SessionData(
        String model,
        double dueMs,
        double endMs,
        int turns,
        int failed,
        long promptTokens,
        long cachedTokens,
        long outputTokens) {

    /** Of one turn. */
    public static SessionData of(Generation turn) {
        double startMs = turn.timestamp().toEpochMilli();
        return new SessionData(
                turn.origin().model(),
                startMs - turn.timing().startDelayMs().orElse(0),
                startMs + turn.timing().streamMs().orElse(0),
                1,
                turn.isOk() ? 0 : 1,
                turn.tokens().prompt().orElse(0),
                turn.tokens().cached().orElse(0),
                turn.tokens().output().orElse(0));
    }

    /** Of both. */
    public SessionData plus(SessionData other) {
        return new SessionData(
                model,
                Math.min(dueMs, other.dueMs),
                Math.max(endMs, other.endMs),
                turns + other.turns,
                failed + other.failed,
                promptTokens + other.promptTokens,
                cachedTokens + other.cachedTokens,
                outputTokens + other.outputTokens);
    }

    /** From when it was due until its last answer ended, think times included, s. */
    public double durationS() {
        return (endMs - dueMs) / 1000;
    }
}
