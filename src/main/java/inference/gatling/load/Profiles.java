package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import inference.settings.Injector;
import inference.settings.SettingsException;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Injection profiles of a run. Loads are given for all injectors together; each sends its share.
 *
 * @param injector this load generator
 */
public record Profiles(Injector injector) {

    /** Session attribute: number of the user's generation within its series, from 0. */
    public static final String NUMBER = "number";

    /**
     * Closed profile: {@code users} concurrent users, each sending its next generation when the last has ended. Their starts are
     * spread: see {@link StartTimes}.
     *
     * @param users users of all injectors together
     * @param budget budget of all injectors together
     * @param generation steps of one generation; its number is in the session as {@link #NUMBER}
     */
    public Part closed(String name, int users, Budget budget, ChainBuilder generation) {
        return atOnce(name, injector.users(users), budget.of(injector, users), generation);
    }

    /** Warm-up: the generations of {@code budget} one after another, sent by one user per injector. */
    public Part warmUp(String name, Budget budget, ChainBuilder generation) {
        return atOnce(name, 1, budget.of(injector, injector.count()), generation);
    }

    /** Work of one user that each injector does for itself. */
    public static Part alone(String name, ChainBuilder work) {
        return atOnce(name, 1, Budget.generations(1), work);
    }

    private static Part atOnce(String name, int users, Budget budget, ChainBuilder generation) {
        StartTimes starts = new StartTimes(users);
        ChainBuilder work = exec(session -> session.set(NUMBER, budget.take()))
                .exec(asLongAs(session -> session.getLong(NUMBER) >= 0)
                        .on(exec(generation).exec(session -> {
                            budget.ended();
                            return session.set(NUMBER, budget.take());
                        })));
        PopulationBuilder population = scenario(name)
                .pause(session -> starts.next(System.nanoTime()))
                .exec(work)
                .injectOpen(atOnceUsers(users));
        return new Part(
                name,
                population,
                users == 1 ? Optional.of(work) : Optional.empty(),
                budget.task(name),
                Optional.of(budget));
    }

    /** Open profile: users arrive by a schedule, whether or not the server keeps up, and send one generation each. */
    public Part open(String name, ArrivalSchedule all, ChainBuilder generation) {
        return open(name, all, Optional.empty(), generation);
    }

    /**
     * Open profile with a cap on concurrency: a user that is due while all places are taken waits, and its wait is recorded.
     *
     * @param cap places of all injectors together; empty for no cap
     */
    public Part open(String name, ArrivalSchedule all, Optional<Integer> cap, ChainBuilder generation) {
        Optional<Places> places = cap.map(injector::users).map(Places::new);
        ArrivalSchedule schedule = all.of(injector);
        if (schedule.size() == 0) {
            throw new SettingsException(name + " has " + all.size() + " arrivals for " + injector.count()
                    + " injectors: give a longer -Dduration, or use fewer injectors");
        }
        Budget arrivals = Budget.generations(schedule.size());
        PopulationBuilder population = scenario(name)
                .exec(new ArrivalGate(schedule, injector, places))
                .exec(session -> {
                    arrivals.take();
                    return session;
                })
                .exec(generation)
                .exec(session -> {
                    arrivals.ended();
                    places.ifPresent(Places::leave);
                    return session;
                })
                .injectOpen(schedule.injection().toArray(new OpenInjectionStep[0]));
        return new Part(name, population, Optional.empty(), arrivals.task(name), Optional.empty());
    }

    /**
     * Parts in sequence: each starts when the one before has ended. Consecutive parts of a single user become one population,
     * whose user goes from part to part, because Gatling checks only once a second whether a population is done. A user that
     * leaves the scenario ({@code exitHere}) would skip the later parts; exit a block instead.
     */
    public static PopulationBuilder inSequence(List<Part> parts) {
        Deque<PopulationBuilder> populations = new ArrayDeque<>();
        for (int from = 0; from < parts.size(); ) {
            int to = from + 1;
            while (parts.get(from).alone().isPresent()
                    && to < parts.size()
                    && parts.get(to).alone().isPresent()) {
                to++;
            }
            populations.add(population(parts.subList(from, to)));
            from = to;
        }
        PopulationBuilder last = populations.removeLast();
        while (!populations.isEmpty()) {
            last = populations.removeLast().andThen(last);
        }
        return last;
    }

    private static PopulationBuilder population(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0).population();
        }
        ChainBuilder all = parts.stream()
                .map(part -> exec(Session::markAsSucceeded).exec(part.alone().orElseThrow()))
                .reduce(ChainBuilder::exec)
                .orElseThrow();
        return scenario(parts.get(0).name() + " … "
                        + parts.get(parts.size() - 1).name())
                .exec(all)
                .injectOpen(atOnceUsers(1));
    }
}
