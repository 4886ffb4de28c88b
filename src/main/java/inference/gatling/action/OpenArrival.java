package inference.gatling.action;

import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The session attribute by which an open profile tells when a user's generation was to start. */
public final class OpenArrival {

    private static final double NS_PER_MS = 1e6;
    private static final String TIMES = "inference.arrival";

    private OpenArrival() {}

    /**
     * By {@link System#nanoTime()}.
     *
     * @param freeNs when there was a place for it, {@code dueNs} or later; absent where concurrency is not capped
     */
    record Times(long dueNs, OptionalLong freeNs) {

        /** When the load generator could start it. */
        long startNs() {
            return freeNs.orElse(dueNs);
        }
    }

    /** The session of a user who was to start at {@code dueNs} by {@link System#nanoTime()}. */
    public static Session scheduledAt(Session session, long dueNs) {
        return session.set(TIMES, new Times(dueNs, OptionalLong.empty()));
    }

    /** As above, where concurrency is capped: there was a place for the user at {@code freeNs}. */
    public static Session scheduledAt(Session session, long dueNs, long freeNs) {
        return session.set(TIMES, new Times(dueNs, OptionalLong.of(freeNs)));
    }

    /** The session of a user who was held up by {@code ns} that are no delay of the load generator; any other as it is. */
    static Session laterBy(Session session, long ns) {
        return of(session)
                .map(times -> session.set(
                        TIMES,
                        new Times(
                                times.dueNs + ns,
                                times.freeNs.isPresent()
                                        ? OptionalLong.of(times.freeNs.getAsLong() + ns)
                                        : OptionalLong.empty())))
                .orElse(session);
    }

    /** The session of a user whose generation has begun: the next one has its own time, or none. */
    static Session taken(Session session) {
        return session.contains(TIMES) ? session.remove(TIMES) : session;
    }

    /** How late a generation began that began at {@code startNs}; absent without an arrival. */
    static OptionalDouble delayMs(Optional<Times> arrival, long startNs) {
        return arrival.isPresent()
                ? OptionalDouble.of(Math.max(0, startNs - arrival.get().startNs()) / NS_PER_MS)
                : OptionalDouble.empty();
    }

    /** How long it waited for a place; absent without a cap. */
    static OptionalDouble capWaitMs(Optional<Times> arrival) {
        return arrival.isPresent() && arrival.get().freeNs().isPresent()
                ? OptionalDouble.of((arrival.get().startNs() - arrival.get().dueNs()) / NS_PER_MS)
                : OptionalDouble.empty();
    }

    static Optional<Times> of(Session session) {
        return session.contains(TIMES) ? Optional.of(session.get(TIMES)) : Optional.empty();
    }
}
