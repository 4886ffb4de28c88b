package inference.gatling.exchange;

import inference.secret.Secrets;
import inference.stream.StreamState;
import java.util.OptionalInt;
import run.Outcome;

/**
 * How an exchange with the server ended.
 *
 * @param message the server's words or ours on a failure; empty if ok
 * @param httpStatus absent if no response came
 * @param stream what the stream brought until then
 * @param endNs when it ended, by {@link System#nanoTime()}
 */
public record GenerationResult(
        Outcome outcome, String message, OptionalInt httpStatus, StreamState stream, long endNs) {

    public GenerationResult {
        message = Secrets.mask(message);
    }

    /** The same with another ending. */
    public GenerationResult failing(Outcome.Kind kind, String reason) {
        return new GenerationResult(Outcome.of(kind), reason, httpStatus, stream, endNs);
    }
}
