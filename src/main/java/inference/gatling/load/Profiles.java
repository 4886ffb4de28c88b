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
 * Injection profiles: who sends when. Loads are given as a whole; an injector that is one of several sends its share.
 *
 * @param injector this one
 */
public record Profiles(Injector injector) {

    /** Session attribute: the number of the user's generation within its series, from 0. */
    public static final String NUMBER = "number";

    /**
     * A closed profile: always {@code users} at once, each sending its next generation when the last has ended. They come one
     * after the other: see {@link StartTimes}.
     *
     * @param users of all injectors together
     * @param budget of all injectors together
     * @param generation what a user does for one generation; its number is in the session as {@link #NUMBER}
     */
    public Part closed(String name, int users, Budget budget, ChainBuilder generation) {
        return atOnce(name, injector.users(users), budget.of(injector, users), generation);
    }

    /** As many generations as {@code budget} has, one after the other; of several injectors each has a user for its share. */
    public Part warmUp(String name, Budget budget, ChainBuilder generation) {
        return atOnce(name, 1, budget.of(injector, injector.count()), generation);
    }

    /** What each injector has to do for itself before the load, by one user. */
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

    /** An open profile: users arrive by a schedule, whether or not the server keeps up; one generation each. */
    public Part open(String name, ArrivalSchedule all, ChainBuilder generation) {
        ArrivalSchedule schedule = all.of(injector);
        if (schedule.size() == 0) {
            throw new SettingsException(name + " has " + all.size() + " arrivals for " + injector.count()
                    + " injectors: give a longer -Dduration, or use fewer injectors");
        }
        Budget arrivals = Budget.generations(schedule.size());
        PopulationBuilder population = scenario(name)
                .exec(new ArrivalGate(schedule, injector))
                .exec(session -> {
                    arrivals.take();
                    return session;
                })
                .exec(generation)
                .exec(session -> {
                    arrivals.ended();
                    return session;
                })
                .injectOpen(schedule.injection().toArray(new OpenInjectionStep[0]));
        return new Part(name, population, Optional.empty(), arrivals.task(name), Optional.empty());
    }

    /**
     * The parts one after the other: each starts when the one before has ended. Parts of a single user that follow each
     * other become one population, whose user goes from part to part: Gatling looks only once a second whether a population
     * is done. A user who leaves the scenario ({@code exitHere}) would take the later parts along; leave a block instead.
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
