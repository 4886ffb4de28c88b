package inference.gatling.exchange;

import java.time.Duration;

/**
 * Time limits of a generation. Only tokens count as progress: comments, role deltas and other events without a token do
 * not reset them.
 *
 * @param firstToken from t0 to the first token
 * @param idle between two tokens, and from the last token to the end of the stream
 * @param total from t0 to the end of the stream
 */
public record Timeouts(Duration firstToken, Duration idle, Duration total) {

    /** Copy for answers that are not streamed: the limit for the first token is the total. */
    public Timeouts forWholeAnswers() {
        return new Timeouts(total, idle, total);
    }
}
