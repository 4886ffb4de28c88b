package inference.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Injection profiles: who sends when. */
public final class Profiles {

    /** Session attribute: the number of the user's generation within its series, from 0. */
    public static final String NUMBER = "number";

    /** A user's first request costs client and server some 1 ms of a processor: a session, a connection, a request. */
    private static final double START_SPACING_MS = 4;

    /** However many users there are, the last one starts after this. */
    private static final double MAX_START_MS = 2000;

    private Profiles() {}

    /**
     * A closed profile: always {@code users} at once, each sending its next generation when the last has ended. The users
     * come {@value #START_SPACING_MS} ms apart, or closer if that took more than {@value #MAX_START_MS} ms: all of them in one
     * moment would wait for one another inside the client, and that wait would be measured as the server's.
     *
     * @param generation what a user does for one generation; its number is in the session as {@link #NUMBER}
     */
    public static PopulationBuilder closed(String name, int users, Budget budget, ChainBuilder generation) {
        double spacingMs = Math.min(START_SPACING_MS, MAX_START_MS / users);
        AtomicLong started = new AtomicLong();
        return scenario(name)
                .pause(session -> Duration.ofMillis(Math.round(started.getAndIncrement() * spacingMs)))
                .exec(exec(session -> session.set(NUMBER, budget.take()))
                        .exec(asLongAs(session -> session.getLong(NUMBER) >= 0)
                                .on(exec(generation).exec(session -> session.set(NUMBER, budget.take())))))
                .injectOpen(atOnceUsers(users));
    }

    /** An open profile: users arrive by a schedule, whether or not the server keeps up; one generation each. */
    public static PopulationBuilder open(String name, ArrivalSchedule schedule, ChainBuilder generation) {
        AtomicLong numbers = new AtomicLong();
        return scenario(name)
                .exec(session -> session.set(NUMBER, numbers.getAndIncrement()))
                .exec(new ArrivalGate(schedule))
                .exec(generation)
                .injectOpen(schedule.injection().toArray(new OpenInjectionStep[0]));
    }

    /** The populations one after the other: each starts when the one before has ended. */
    public static PopulationBuilder inSequence(List<PopulationBuilder> populations) {
        PopulationBuilder last = populations.get(populations.size() - 1);
        for (int i = populations.size() - 2; i >= 0; i--) {
            last = populations.get(i).andThen(last);
        }
        return last;
    }
}
