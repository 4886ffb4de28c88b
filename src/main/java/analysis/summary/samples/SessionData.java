package analysis.summary.samples;

import run.Generation;

/**
 * Session of several turns, summed over its rows in any order.
 *
 * @param model model of its turns
 * @param dueMs due time of its first turn, epoch ms, before any wait for a slot
 * @param endMs end of its last answer, epoch ms
 * @param turns turns that were sent
 * @param failed failed turns; a session ends with its first
 * @param promptTokens prompt tokens of all turns, counted by the server
 * @param outputTokens output tokens of all turns
 */
public record SessionData(
        String model, double dueMs, double endMs, int turns, int failed, long promptTokens, long outputTokens) {

    /** Session of one turn. */
    public static SessionData of(Generation turn) {
        double startMs = turn.timestamp().toEpochMilli();
        return new SessionData(
                turn.origin().model(),
                startMs - turn.timing().startDelayMs().orElse(0),
                startMs + turn.timing().streamMs().orElse(0),
                1,
                turn.isOk() ? 0 : 1,
                turn.tokens().prompt().orElse(0),
                turn.tokens().output().orElse(0));
    }

    /** Sum of both. */
    public SessionData plus(SessionData other) {
        return new SessionData(
                model,
                Math.min(dueMs, other.dueMs),
                Math.max(endMs, other.endMs),
                turns + other.turns,
                failed + other.failed,
                promptTokens + other.promptTokens,
                outputTokens + other.outputTokens);
    }

    /** Time from its due time to the end of its last answer, think times included, s. */
    public double durationS() {
        return (endMs - dueMs) / 1000;
    }
}
