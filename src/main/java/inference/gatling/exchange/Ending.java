package inference.gatling.exchange;

import inference.stream.ErrorText;
import java.util.Locale;
import run.Outcome;
import run.Outcome.Kind;

/**
 * The end of an exchange.
 *
 * @param ns when it came, by {@link System#nanoTime()}
 * @param message empty if ok
 */
record Ending(long ns, Outcome outcome, String message) {

    static Ending ok(long ns) {
        return new Ending(ns, Outcome.OK, "");
    }

    static Ending of(long ns, Kind kind, String message) {
        return new Ending(ns, Outcome.of(kind), message);
    }

    /** A status other than that of an answer. Servers also send numbers that are no HTTP status at all. */
    static Ending http(long ns, int status, String message) {
        return Outcome.isHttpStatus(status)
                ? new Ending(ns, Outcome.http(status), message)
                : of(
                        ns,
                        Kind.PROTOCOL,
                        String.format(Locale.ROOT, "status %03d is not a valid HTTP status: %s", status, message));
    }

    /** We failed ourselves: the user must go on all the same, and the row says what happened. */
    static Ending broken(long ns, Throwable failure) {
        return of(ns, Kind.PROTOCOL, "the answer could not be processed: " + ErrorText.shorten(failure.toString()));
    }
}
