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
 * @param message the server's or our error message; if ok, a note, what a wrong answer lacks, or empty
 * @param answer whether the answer is what its prompt expects
 * @param httpStatus HTTP status; absent if no response came
 * @param stream content and times of the stream
 * @param wire times of connection, request and response head
 * @param endNs end, by {@link System#nanoTime()}
 */
public record GenerationResult(
        Outcome outcome,
        String message,
        Correctness answer,
        OptionalInt httpStatus,
        StreamState stream,
        Wire wire,
        long endNs) {

    /** Limit on the whole message, whose parts are shortened individually. */
    private static final int MAX_MESSAGE = 2000;

    public GenerationResult {
        message = Secrets.mask(message);
        if (message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE) + "…";
        }
    }

    /** Copy of a successful result with a note. */
    public GenerationResult noting(String what) {
        return new GenerationResult(outcome, Ending.NOTED + what, answer, httpStatus, stream, wire, endNs);
    }

    /**
     * Copy judged against the expected answer.
     *
     * @param missing what the answer lacks; empty if it is right
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

    /** Copy with another outcome and message. */
    public GenerationResult failing(Outcome another, String reason) {
        return new GenerationResult(another, reason, answer, httpStatus, stream, wire, endNs);
    }
}
