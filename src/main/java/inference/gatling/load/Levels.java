package inference.gatling.load;

import inference.gatling.action.OpenArrival;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingStep;
import inference.progress.Position;
import inference.progress.Position.Unit;
import inference.progress.Task;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Step that holds all users of a population and releases them as the current level requires. The next level may depend on the
 * results of the last one, unlike in Gatling's own profiles, which are fixed before the run. A user passes once per
 * generation and then returns. A level ends when all of its generations have been sent and answered.
 *
 * <p>All decisions are made on a single thread.
 */
public final class Levels implements GatlingStep {

    /** Session attribute: name of the level's series. */
    public static final String SERIES = "series";
    /** Session attribute: true while the level settles and its generations are not measured. */
    public static final String SETTLING = "settling";
    /** Session attribute: true when there is no further level. */
    public static final String OVER = "over";

    private static final String PASSED = "levels.passed";

    private final LevelPlan plan;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("levels", true));
    private final Deque<Held> waiting = new ArrayDeque<>();
    private volatile Optional<HeldLevel> level = Optional.empty();
    private boolean begun;
    private volatile long startNs;
    private long number;
    private int sent;
    private int underWay;
    private boolean starved;
    private volatile RuntimeException failure;

    public Levels(LevelPlan plan) {
        this.plan = plan;
    }

    /** Progress of the current level; no time is left for one that needs longer for its minimum. */
    public Task task() {
        return nowNs -> level.map(current -> new Position(
                current.series(), Unit.REQUESTS, 0, 0, Duration.ofNanos(nowNs - startNs), current.length()));
    }

    /** Failure that ended the levels early; empty if there was none. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private record Held(Session session, Action next) {}

    private void decide(Runnable decision) {
        try {
            decision.run();
        } catch (RuntimeException e) {
            failure = e;
            level = Optional.empty();
            releaseAll();
        }
    }

    private void arrived(Session session, Action next) {
        if (new io.gatling.javaapi.core.Session(session).contains(PASSED)) {
            underWay--;
        }
        waiting.push(new Held(session, next));
        if (!begun) {
            begun = true;
            begin();
        }
        goOn();
    }

    private void begin() {
        level = plan.next();
        startNs = System.nanoTime();
        sent = 0;
        starved = false;
        level.flatMap(HeldLevel::arrivals).ifPresent(this::awaitArrival);
    }

    private void goOn() {
        while (level.isPresent()) {
            HeldLevel current = level.get();
            while (current.arrivals().isEmpty()
                    && isOpen(current)
                    && underWay < current.users()
                    && !waiting.isEmpty()) {
                release(current, Optional.empty());
            }
            if (isOpen(current) || underWay > 0) {
                return;
            }
            plan.ended(current, starved);
            begin();
        }
        releaseAll();
    }

    private boolean isOpen(HeldLevel current) {
        return current.arrivals()
                .map(arrivals -> !starved && sent < arrivals.size())
                .orElseGet(() -> sent < current.minimum()
                        || System.nanoTime() - startNs < current.length().toNanos());
    }

    private void awaitArrival(ArrivalSchedule arrivals) {
        long dueNs = startNs + arrivals.offsetNs(sent);
        thread.schedule(() -> decide(() -> arrival(arrivals, dueNs)), dueNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void arrival(ArrivalSchedule arrivals, long dueNs) {
        starved = waiting.isEmpty();
        if (!starved) {
            release(level.orElseThrow(), Optional.of(dueNs));
            if (sent < arrivals.size()) {
                awaitArrival(arrivals);
            }
        }
        goOn();
    }

    private void release(HeldLevel current, Optional<Long> dueNs) {
        Held held = waiting.pop();
        boolean settling =
                dueNs.orElseGet(System::nanoTime) - startNs < current.settle().toNanos();
        io.gatling.javaapi.core.Session passed = new io.gatling.javaapi.core.Session(held.session)
                .set(PASSED, true)
                .set(OVER, false)
                .set(SERIES, current.series())
                .set(SETTLING, settling)
                .set(Profiles.NUMBER, number++);
        Session user = dueNs.map(due -> OpenArrival.scheduledAt(passed, due))
                .orElse(passed)
                .asScala();
        sent++;
        underWay++;
        user.eventLoop().execute(() -> held.next.$bang(user));
    }

    private void releaseAll() {
        while (!waiting.isEmpty()) {
            Held held = waiting.pop();
            Session user = new io.gatling.javaapi.core.Session(held.session)
                    .set(OVER, true)
                    .asScala();
            user.eventLoop().execute(() -> held.next.$bang(user));
        }
    }

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        return new Gate(next);
    }

    private final class Gate extends GatlingAction {
        private final Action next;

        Gate(Action next) {
            super("level");
            this.next = next;
        }

        @Override
        public void execute(Session session) {
            thread.execute(() -> decide(() -> arrived(session, next)));
        }
    }
}
