package inference.gatling.exchange;

import inference.stream.ErrorText;
import java.util.Locale;
import run.Outcome;
import run.Outcome.Kind;

/**
 * End of an exchange.
 *
 * @param ns time of the end, by {@link System#nanoTime()}
 * @param message empty if ok
 */
record Ending(long ns, Outcome outcome, String message) {

    static Ending ok(long ns) {
        return new Ending(ns, Outcome.OK, "");
    }

    static Ending of(long ns, Kind kind, String message) {
        return new Ending(ns, Outcome.of(kind), message);
    }

    /** Ending by a status other than success; a number outside HTTP's range is a protocol error. */
    static Ending http(long ns, int status, String message) {
        return Outcome.isHttpStatus(status)
                ? new Ending(ns, Outcome.http(status), message)
                : of(
                        ns,
                        Kind.PROTOCOL,
                        String.format(Locale.ROOT, "status %03d is not a valid HTTP status: %s", status, message));
    }

    /** Ending by a failure in our own code: the user continues, and the row has the reason. */
    static Ending broken(long ns, Throwable failure) {
        return of(ns, Kind.PROTOCOL, "the answer could not be processed: " + ErrorText.shorten(failure.toString()));
    }
}
