package inference.gatling.exchange;

import java.time.Duration;

/**
 * Time limits of a generation. Only tokens are progress: comments, role deltas and other events without a token reset
 * none of these.
 *
 * @param firstToken from t0 to the first token
 * @param idle between two tokens, and from the last token to the end of the stream
 * @param total from t0 to the end of the stream
 */
public record Timeouts(Duration firstToken, Duration idle, Duration total) {

    /** For answers that come in one piece, whose first sign is their end. */
    public Timeouts forWholeAnswers() {
        return new Timeouts(total, idle, total);
    }
}
