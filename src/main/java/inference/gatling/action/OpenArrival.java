package inference.gatling.action;

import io.gatling.javaapi.core.Session;
import java.util.Optional;

/** The session attribute by which an open profile tells when a user's generation was to start. */
public final class OpenArrival {

    private static final String SCHEDULED_NS = "inference.scheduledNs";

    private OpenArrival() {}

    /** The session of a user who was to start at {@code scheduledNs} by {@link System#nanoTime()}. */
    public static Session scheduledAt(Session session, long scheduledNs) {
        return session.set(SCHEDULED_NS, scheduledNs);
    }

    static Optional<Long> scheduledNs(Session session) {
        return session.contains(SCHEDULED_NS) ? Optional.of(session.getLong(SCHEDULED_NS)) : Optional.empty();
    }
}
