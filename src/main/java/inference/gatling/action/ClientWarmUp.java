package inference.gatling.action;

import inference.dialect.Dialect;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.InFlight;
import inference.gatling.exchange.Timeouts;
import inference.gatling.record.RunClock;
import inference.tls.ServerTrust;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mock.MockServer;
import mock.MockSettings;

/**
 * Brings this JVM's part of a generation to speed before the load: classes loaded, code compiled, on every event loop. It
 * talks to an embedded server of its own, so that the server under test sees nothing of it, in the dialect of the run. A cold client would add
 * 80 to 120 ms to the first times to first token.
 */
public final class ClientWarmUp {

    private static final int GENERATIONS_PER_EVENT_LOOP = 300;
    private static final int STREAMS_PER_EVENT_LOOP = 4;
    private static final int TOKENS = 40;
    private static final String MODEL = "gemma2:2b";
    private static final double TIME_SCALE = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Dialects that an earlier run in this JVM has warmed up: what is compiled stays so. */
    private static final Set<String> WARM = ConcurrentHashMap.newKeySet();

    private ClientWarmUp() {}

    /** Runs the warm-up; returns when it is done. A warm-up that fails is told, and the run goes on cold. */
    public static void run(GatlingEngine engine, Dialect dialect) {
        if (!WARM.add(dialect.name())) {
            return;
        }
        try (MockServer server = MockServer.start(
                MockSettings.builder().timeScale(TIME_SCALE).slots(64).build())) {
            Generate generate = new Generate("warm-up")
                    .model(MODEL)
                    .prompt("Warm up.")
                    .maxTokens(TOKENS)
                    .warmUp();
            List<EventLoop> eventLoops = new ArrayList<>();
            engine.core().eventLoopGroup().forEach(executor -> eventLoops.add((EventLoop) executor));
            Loop loop = new Loop(engine, eventLoops.size() * GENERATIONS_PER_EVENT_LOOP);
            loop.generate = generate.action(context(server, dialect), engine, loop);
            for (EventLoop eventLoop : eventLoops) {
                for (int i = 0; i < STREAMS_PER_EVENT_LOOP; i++) {
                    loop.send(eventLoop);
                }
            }
            loop.await();
        }
        FailureDrill.run(engine, dialect);
    }

    private static GenerateContext context(MockServer server, Dialect dialect) {
        return new GenerateContext(
                "warm-up",
                "",
                server.baseUrl(),
                dialect,
                new Timeouts(PATIENCE, PATIENCE, PATIENCE),
                new ConnectionHabit(),
                new ConnectPauses(),
                Map.of(),
                ServerTrust.system(),
                Cancellation.NONE,
                new InFlight(),
                new RunClock(),
                generation -> {},
                engine -> {},
                Optional.empty());
    }

    /**
     * Sends the next generation when one has ended, until all are done: half of them as new users, who open a connection as
     * the first generation of each user of the run will, half as users who come back on theirs.
     */
    private static final class Loop extends GatlingAction {
        private final GatlingEngine engine;
        private final int newUsers;
        private final AtomicInteger users = new AtomicInteger();
        private final AtomicInteger left;
        private final CountDownLatch done = new CountDownLatch(1);
        private Action generate;

        Loop(GatlingEngine engine, int generations) {
            super("warm-up");
            this.engine = engine;
            newUsers = generations / 2;
            left = new AtomicInteger(generations);
        }

        /** The ids are negative: those of the run's own users begin at 1. */
        void send(EventLoop eventLoop) {
            generate.$bang(engine.newUser("warm-up", -users.incrementAndGet(), eventLoop));
        }

        void await() {
            try {
                if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    logger().underlying()
                            .warn("the client's warm-up did not finish: the first figures may be too high");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void execute(Session session) {
            int remaining = left.decrementAndGet();
            if (remaining == 0) {
                done.countDown();
            } else if (users.get() < newUsers) {
                engine.http().httpEngine().flushClientIdChannels(session.userId(), session.eventLoop());
                send(session.eventLoop());
            } else if (remaining > 0) {
                generate.$bang(session);
            }
        }
    }
}
