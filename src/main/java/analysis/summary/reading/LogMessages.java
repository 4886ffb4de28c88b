package analysis.summary.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.Outcome;
import run.Outcome.Kind;

/** Outcomes of failed requests, by their messages in Gatling's log. */
final class LogMessages {

    /** Most cached messages; a log usually repeats a handful. */
    private static final int MOST_KEPT = 1000;

    /** Message of our plugin, which begins with the outcome. */
    private static final Pattern OURS = Pattern.compile("([a-z_]+(?:_\\d{3})?)(?: .*)?", Pattern.DOTALL);

    /** Message such as {@code status.find.in(200,…), found 503}. */
    private static final Pattern STATUS = Pattern.compile("status\\.find.*found ([1-5]\\d\\d)\\b.*", Pattern.DOTALL);

    private static final List<String> TIMEOUT = List.of("timeoutexception", "request timeout", "read timeout");

    private static final List<String> CONNECTION = List.of(
            "connectexception",
            "connection",
            "connecttimeout",
            "unknownhost",
            "premature close",
            "sslexception",
            "sslhandshake");

    private final Map<String, Outcome> known = new HashMap<>();

    /** Outcome; {@link Kind#CHECK} if the message names no other, since then a check of the simulation failed. */
    Outcome outcome(String message) {
        Outcome outcome = known.get(message);
        if (outcome == null) {
            outcome = read(message);
            if (known.size() < MOST_KEPT) {
                known.put(message, outcome);
            }
        }
        return outcome;
    }

    private static Outcome read(String message) {
        Matcher ours = OURS.matcher(message);
        if (ours.matches()) {
            try {
                Outcome outcome = Outcome.parse(ours.group(1));
                if (!outcome.isOk()) {
                    return outcome;
                }
            } catch (IllegalArgumentException e) {
                // some other message
            }
        }
        Matcher status = STATUS.matcher(message);
        if (status.matches()) {
            return Outcome.http(Integer.parseInt(status.group(1)));
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (CONNECTION.stream().anyMatch(lower::contains)) {
            return Outcome.of(Kind.CONNECT);
        }
        return Outcome.of(TIMEOUT.stream().anyMatch(lower::contains) ? Kind.TIMEOUT_TOTAL : Kind.CHECK);
    }
}
