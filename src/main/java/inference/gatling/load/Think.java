package inference.gatling.load;

import inference.gatling.action.OpenArrival;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingStep;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Step that pauses a user for a think time. The next generation is due at its end, and its delay is recorded.
 *
 * @param time think time for a session
 */
public record Think(Function<io.gatling.javaapi.core.Session, Duration> time) implements GatlingStep {

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        return new GatlingAction("think") {
            @Override
            public void execute(Session session) {
                io.gatling.javaapi.core.Session user = new io.gatling.javaapi.core.Session(session);
                long waitNs = time.apply(user).toNanos();
                Session due = OpenArrival.scheduledAt(user, System.nanoTime() + waitNs)
                        .asScala();
                session.eventLoop().schedule(() -> next.$bang(due), waitNs, TimeUnit.NANOSECONDS);
            }
        };
    }
}
