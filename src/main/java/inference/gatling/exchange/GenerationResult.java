package inference.gatling.exchange;

import inference.secret.Secrets;
import inference.stream.StreamState;
import java.util.Optional;
import java.util.OptionalInt;
import run.Correctness;
import run.Generation.Ending;
import run.Generation.Wire;
import run.Outcome;

/**
 * Result of an exchange with the server.
 *
 * @param message the server's words or ours on a failure; if ok, what was noted, or expected of a wrong answer, or empty
 * @param answer whether it is what its prompt expects
 * @param httpStatus absent if no response came
 * @param stream what the stream brought until then
 * @param wire when the steps before the answer were done
 * @param endNs when it ended, by {@link System#nanoTime()}
 */
public record GenerationResult(
        Outcome outcome,
        String message,
        Correctness answer,
        OptionalInt httpStatus,
        StreamState stream,
        Wire wire,
        long endNs) {

    /** Parts of a message are shortened one by one; this holds whatever is made of them. */
    private static final int MAX_MESSAGE = 2000;

    public GenerationResult {
        message = Secrets.mask(message);
        if (message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE) + "…";
        }
    }

    /** The same, of which something is to be known though it succeeded. */
    public GenerationResult noting(String what) {
        return new GenerationResult(outcome, Ending.NOTED + what, answer, httpStatus, stream, wire, endNs);
    }

    /**
     * The same, held against what was expected.
     *
     * @param missing what of that is not in the answer; empty if it is right
     */
    public GenerationResult answering(Optional<String> missing) {
        return new GenerationResult(
                outcome,
                missing.orElse(message),
                missing.isPresent() ? Correctness.WRONG : Correctness.RIGHT,
                httpStatus,
                stream,
                wire,
                endNs);
    }

    /** The same with another ending. */
    public GenerationResult failing(Outcome another, String reason) {
        return new GenerationResult(another, reason, answer, httpStatus, stream, wire, endNs);
    }
}
