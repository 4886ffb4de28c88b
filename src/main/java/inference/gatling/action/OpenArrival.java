package inference.gatling.action;

import static run.Units.NS_PER_MS;

import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Session attribute with the scheduled start of a user's next generation, set by open profiles and think times. */
public final class OpenArrival {

    private static final String TIMES = "inference.arrival";

    private OpenArrival() {}

    /**
     * Scheduled times, by {@link System#nanoTime()}.
     *
     * @param dueNs scheduled start
     * @param freeNs time at which a place became free, {@code dueNs} or later; absent if concurrency is not capped
     */
    record Times(long dueNs, OptionalLong freeNs) {

        /** Earliest time at which the load generator could start the generation. */
        long startNs() {
            return freeNs.orElse(dueNs);
        }
    }

    /** Copy of a session whose next generation is due at {@code dueNs}, by {@link System#nanoTime()}. */
    public static Session scheduledAt(Session session, long dueNs) {
        return session.set(TIMES, new Times(dueNs, OptionalLong.empty()));
    }

    /** Copy of a session as above, with capped concurrency: the user got a place at {@code freeNs}. */
    public static Session scheduledAt(Session session, long dueNs, long freeNs) {
        return session.set(TIMES, new Times(dueNs, OptionalLong.of(freeNs)));
    }

    /** Copy of a session whose scheduled times are {@code ns} later, for delays that the load generator did not cause. */
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

    /** Copy of a session without the attribute: its generation has started. */
    static Session taken(Session session) {
        return session.contains(TIMES) ? session.remove(TIMES) : session;
    }

    /** Delay of a generation that started at {@code startNs} against its schedule, ms; absent without a schedule. */
    static OptionalDouble delayMs(Optional<Times> arrival, long startNs) {
        return arrival.isPresent()
                ? OptionalDouble.of(Math.max(0, startNs - arrival.get().startNs()) / NS_PER_MS)
                : OptionalDouble.empty();
    }

    /** Time that a generation waited for a place, ms; absent if concurrency is not capped. */
    static OptionalDouble capWaitMs(Optional<Times> arrival) {
        return arrival.isPresent() && arrival.get().freeNs().isPresent()
                ? OptionalDouble.of((arrival.get().startNs() - arrival.get().dueNs()) / NS_PER_MS)
                : OptionalDouble.empty();
    }

    /** Scheduled times in a session; empty if there are none. */
    static Optional<Times> of(Session session) {
        return session.contains(TIMES) ? Optional.of(session.get(TIMES)) : Optional.empty();
    }
}
