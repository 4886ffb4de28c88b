package inference.gatling.action;

import inference.gatling.engine.EventLoops;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work of users before the load begins, for which the caller waits. It is the last action of those users. */
public final class Preparation extends GatlingAction {

    private final GatlingEngine engine;
    private final CountDownLatch left;

    private Preparation(GatlingEngine engine, int users) {
        super("preparation");
        this.engine = engine;
        this.left = new CountDownLatch(users);
    }

    /** Has one user run {@code chain}, which is built without protocols (see {@link Generate#by}), and waits for its end. */
    public static void run(GatlingEngine engine, ChainBuilder chain) {
        // Gatling numbers the run's own users from 1.
        Session user = engine.newUser(
                "preparation",
                0,
                EventLoops.of(engine.core().eventLoopGroup()).all().get(0));
        try {
            run(engine, chain, List.of(user), Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has each of {@code users} run {@code chain}; whether all have finished within {@code patienceNs}. */
    static boolean run(GatlingEngine engine, ChainBuilder chain, List<Session> users, long patienceNs)
            throws InterruptedException {
        Preparation end = new Preparation(engine, users.size());
        Action first = engine.build(chain, end);
        users.forEach(first::$bang);
        return end.left.await(patienceNs, TimeUnit.NANOSECONDS);
    }

    @Override
    public void execute(Session session) {
        engine.http().httpEngine().flushClientIdChannels(session.userId(), session.eventLoop());
        left.countDown();
    }
}
