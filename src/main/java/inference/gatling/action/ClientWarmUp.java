package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;

import inference.dialect.Dialect;
import inference.dialect.RequestShape;
import inference.gatling.engine.EventLoops;
import inference.gatling.engine.GatlingAction;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.engine.GatlingStep;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.InFlight;
import inference.gatling.exchange.Timeouts;
import inference.gatling.record.RunClock;
import inference.http.Route;
import inference.tls.ServerTrust;
import inference.warmup.CompilerThreads;
import inference.warmup.Compilers;
import inference.warmup.HeapRoom;
import inference.warmup.RecordedAnswer;
import inference.warmup.ReplayServer;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import run.folder.GenerationsWriter;

/**
 * Brings this JVM's part of a generation to speed before the load: classes loaded, code compiled, the heap cleared. Tokens go the
 * way that those of the run will go, from a socket through the reader, by the ten thousand, in rounds: after each the compilers
 * get the time to catch up. They come from an embedded server of its own, so that the server under test sees nothing of
 * it. Without it the first times to first token of a small run would be 100 ms too high, and the first ten seconds of a large one
 * the compilers'.
 */
public final class ClientWarmUp {

    /** However slow the machine, the run begins after this. */
    public static final Duration LIMIT = Duration.ofSeconds(6);

    private static final int MOST_STREAMS = 192;
    /** With as many rounds, more connections and requests than the quick compiler waits for (200). */
    private static final int STREAMS_PER_EVENT_LOOP = 64;

    private static final int GENERATIONS_PER_STREAM = 2;
    private static final int TOKENS = 64;
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 8;
    /** Session attributes. */
    private static final String MODEL = "model";

    private static final String NUMBER = "number";
    private static final int WAIT_MS = 5;
    /** A round that gives the compilers less to do leaves little for the load. */
    private static final long IDLE_MS = 30;
    /** Dialects that an earlier run in this JVM has warmed up: what is compiled stays so. */
    private static final Set<String> WARM = ConcurrentHashMap.newKeySet();

    private final GatlingEngine engine;
    private final List<EventLoop> eventLoops;
    private final long deadlineNs = System.nanoTime() + LIMIT.toNanos();
    private final AtomicLong users = new AtomicLong();
    private final InFlight underWay = new InFlight();

    private ClientWarmUp(GatlingEngine engine) {
        this.engine = engine.muted();
        this.eventLoops = EventLoops.of(engine.core().eventLoopGroup()).all();
    }

    /**
     * Runs the warm-up; returns when it is done. A warm-up that fails is reported, and the run goes on cold.
     *
     * @param wanted if not, only what a failure needs is loaded: for runs whose times nobody looks at
     * @return why the client is cold; null if it is warm
     */
    public static String run(GatlingEngine engine, Dialect dialect, boolean wanted) {
        EventLoops.withoutLeakDetection();
        if (!wanted) {
            FailureDrill.run(engine, dialect);
            return "The client was not warmed up (-DclientWarmUp=false).";
        }
        if (!WARM.add(dialect.name())) {
            return null;
        }
        String cold = null;
        try (ReplayServer server = ReplayServer.start(RecordedAnswer.of(dialect, TOKENS));
                Rows rows = new Rows()) {
            ClientWarmUp warmUp = new ClientWarmUp(engine);
            boolean finished = warmUp.finishes(warmUp.context(server, dialect, rows.writer));
            // What outlasts the limit would go on beside the load, without a server and without a file for its rows.
            warmUp.underWay.stop();
            if (!finished) {
                cold = "The client's warm-up stopped at its limit of " + LIMIT.toSeconds() + " s.";
            }
        } catch (IOException e) {
            cold = "The client could not be warmed up: " + e + ".";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FailureDrill.run(engine, dialect);
        HeapRoom.make();
        if (cold == null) {
            CompilerThreads.yieldToLoad();
        }
        if (cold != null) {
            System.err.println(cold + " The first figures may be too high.");
        }
        return cold;
    }

    private GenerateContext context(ReplayServer server, Dialect dialect, GenerationsWriter rows) {
        return new GenerateContext(
                "warm-up",
                "",
                server.baseUrl(),
                dialect,
                RequestShape.USUAL,
                new Timeouts(LIMIT, LIMIT, LIMIT),
                new ConnectionHabit(),
                new ConnectPauses(),
                Map.of(),
                Route.direct(ServerTrust.system()),
                Cancellation.NONE,
                underWay,
                new RunClock(),
                generation -> {
                    if (!underWay.isStopped()) {
                        rows.write(generation);
                    }
                },
                engine -> {},
                Optional.empty());
    }

    private boolean finishes(GenerateContext context) throws InterruptedException {
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            long spentMs = Compilers.spentMs();
            if (!round(context)) {
                return false;
            }
            boolean busy = compilersWereBusy(spentMs);
            if (System.nanoTime() >= deadlineNs) {
                return false;
            }
            if (!busy && round >= LEAST_ROUNDS) {
                return true;
            }
        }
        return true;
    }

    /** Each stream opens a connection, as the first generation of each user of the run will, and comes back on it. */
    private boolean round(GenerateContext context) throws InterruptedException {
        int perLoop = Math.max(1, Math.min(STREAMS_PER_EVENT_LOOP, MOST_STREAMS / eventLoops.size()));
        Round round = new Round(perLoop * eventLoops.size());
        Generate generate = new Generate("warm-up")
                .prompt("Warm up.")
                .maxTokens(TOKENS)
                .check(
                        TokenChecks.outputTokens().atLeast(1),
                        TokenChecks.finishReason().in("stop", "length"));
        GatlingStep step = (scenario, next) -> generate.action(context, engine, next);
        // As a user of a closed profile does, in the model's group: Gatling's own part is to be warm too.
        Action first = engine.build(
                exec(session -> session.set(MODEL, "warm-up").set(NUMBER, 0))
                        .exec(asLongAs(session -> session.getInt(NUMBER) < GENERATIONS_PER_STREAM)
                                .on(exec(session -> session.set(NUMBER, session.getInt(NUMBER) + 1))
                                        .exec(group("#{" + MODEL + "}").on(exec(step))))),
                round);
        for (EventLoop eventLoop : eventLoops) {
            for (int i = 0; i < perLoop; i++) {
                // The ids are negative: those of the run's own users begin at 1.
                first.$bang(engine.newUser("warm-up", -users.incrementAndGet(), eventLoop));
            }
        }
        boolean ended = round.left.await(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        eventLoops.forEach(engine::forgetSharedConnections);
        return ended;
    }

    /** Waits until they have nothing left to do; whether what was sent since {@code spentMs} gave them much. */
    private boolean compilersWereBusy(long spentMs) throws InterruptedException {
        do {
            Thread.sleep(WAIT_MS);
        } while (Compilers.areBusy() && System.nanoTime() < deadlineNs);
        return Compilers.spentMs() - spentMs > IDLE_MS;
    }

    /** Where users arrive who have generated. */
    private final class Round extends GatlingAction {
        private final CountDownLatch left;

        Round(int streams) {
            super("warm-up");
            left = new CountDownLatch(streams);
        }

        @Override
        public void execute(Session session) {
            engine.http().httpEngine().flushClientIdChannels(session.userId(), session.eventLoop());
            left.countDown();
        }
    }

    /** A file of rows that is nobody's: writing them is to be warm too. */
    private static final class Rows implements AutoCloseable {
        private final Path folder = Files.createTempDirectory("warm-up");
        private final Path file = folder.resolve("generations.csv");
        private final GenerationsWriter writer = new GenerationsWriter(file, failure -> {});

        Rows() throws IOException {}

        @Override
        public void close() throws IOException {
            writer.close();
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
