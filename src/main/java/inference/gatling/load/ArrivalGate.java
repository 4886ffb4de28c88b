package inference.gatling.load;

import inference.gatling.action.OpenArrival;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingStep;
import inference.settings.Injector;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Step that holds each user of an open profile until its scheduled time and, if concurrency is capped, until a place is free,
 * and numbers the users ({@link Profiles#NUMBER}). Users arrive here slightly early. A late user continues at once; its
 * delay and its wait for a place are recorded with its generation.
 */
final class ArrivalGate implements GatlingStep {

    private final ArrivalSchedule schedule;
    private final Injector injector;
    private final Optional<Places> places;
    private final AtomicInteger next = new AtomicInteger();
    private long originNs;

    /**
     * @param injector injector that sends the arrivals
     * @param places places to take, which the caller gives back; empty without a cap
     */
    ArrivalGate(ArrivalSchedule schedule, Injector injector, Optional<Places> places) {
        this.places = places;
        this.schedule = schedule;
        this.injector = injector;
    }

    /** Due time of an arrival; the profile begins one slot after its first user was created, less that user's own slot. */
    private synchronized long dueNs(int arrival) {
        if (originNs == 0) {
            long slotOfFirst = schedule.offsetNs(0) / ArrivalSchedule.SLOT.toNanos();
            originNs = System.nanoTime() + ArrivalSchedule.SLOT.toNanos() * (1 - slotOfFirst);
        }
        return originNs + schedule.offsetNs(arrival);
    }

    @Override
    public Action action(ScenarioContext scenario, Action nextAction) {
        return new Gate(nextAction);
    }

    private final class Gate extends GatlingAction {
        private final Action nextAction;

        Gate(Action nextAction) {
            super("arrival");
            this.nextAction = nextAction;
        }

        @Override
        public void execute(Session session) {
            int number = next.getAndIncrement();
            long dueNs = dueNs(number);
            io.gatling.javaapi.core.Session numbered =
                    new io.gatling.javaapi.core.Session(session).set(Profiles.NUMBER, injector.number(number));
            long waitNs = dueNs - System.nanoTime();
            if (waitNs > 0) {
                session.eventLoop().schedule(() -> isDue(numbered, dueNs), waitNs, TimeUnit.NANOSECONDS);
            } else {
                isDue(numbered, dueNs);
            }
        }

        private void isDue(io.gatling.javaapi.core.Session user, long dueNs) {
            if (places.isEmpty()) {
                goOn(OpenArrival.scheduledAt(user, dueNs));
                return;
            }
            places.get()
                    .take(freeNs -> goOn(OpenArrival.scheduledAt(user, dueNs, Math.max(dueNs, freeNs.orElse(dueNs)))));
        }

        /** Continues on the user's own event loop; a place may have been given back on another one. */
        private void goOn(io.gatling.javaapi.core.Session user) {
            Session scheduled = user.asScala();
            if (scheduled.eventLoop().inEventLoop()) {
                nextAction.$bang(scheduled);
            } else {
                scheduled.eventLoop().execute(() -> nextAction.$bang(scheduled));
            }
        }
    }
}
