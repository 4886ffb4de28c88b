package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static run.Units.NS_PER_MS;

import inference.dialect.Dialect;
import inference.dialect.RequestShape;
import inference.gatling.engine.EventLoops;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.FailureDrill;
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
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.ChainBuilder;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import run.folder.GenerationsWriter;

/**
 * Warm-up of the load generator before the load: it loads classes, compiles code and clears the heap. Ten thousands of
 * tokens from an embedded server take the same path as those of the run, in rounds, after each of which the JIT compilers catch
 * up. The server under test sees none of it. Without the warm-up the first TTFTs of a small run would be 100 ms too high,
 * and the compilers would distort the first ten seconds of a large one.
 */
public final class ClientWarmUp {

    /** Limit on the warm-up, however slow the machine. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int MOST_STREAMS = 192;
    /** Times the rounds, this exceeds the calls (200) after which the C1 compiler compiles connection and request code. */
    private static final int STREAMS_PER_EVENT_LOOP = 64;

    private static final int GENERATIONS_PER_STREAM = 2;
    private static final int TOKENS = 64;
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 8;
    private static final String MODEL = "model";
    private static final String NUMBER = "number";
    private static final int WAIT_MS = 5;
    /** Share of a round that the compilers work for below which the client counts as warm. */
    private static final double IDLE = 0.2;
    /** Dialects that an earlier run in this JVM has warmed up; compiled code stays compiled. */
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
     * Runs the warm-up and waits for its end. A failure is reported, and the run continues with a cold client.
     *
     * @param wanted if false, only the classes that failures need are loaded
     * @return reason why the client is cold; null if it is warm
     */
    public static String run(GatlingEngine engine, Dialect dialect, boolean wanted) {
        EventLoops.withoutLeakDetection();
        if (!wanted) {
            FailureDrill.run(dialect, engine.core().eventLoopGroup());
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
            // Generations that outlast the limit would continue during the load, without their server and file.
            warmUp.underWay.stop();
            if (!finished) {
                cold = "The client's warm-up stopped at its limit of " + LIMIT.toSeconds() + " s.";
            }
        } catch (IOException e) {
            cold = "The client could not be warmed up: " + e + ".";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FailureDrill.run(dialect, engine.core().eventLoopGroup());
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
            long beganNs = System.nanoTime();
            if (!round(context)) {
                return false;
            }
            double roundMs = (System.nanoTime() - beganNs) / NS_PER_MS;
            boolean busy = compilersSpent(spentMs) > IDLE * roundMs;
            if (System.nanoTime() >= deadlineNs) {
                return false;
            }
            if (!busy && round >= LEAST_ROUNDS) {
                return true;
            }
        }
        return true;
    }

    /** Runs a round, in which each user opens a connection and uses it again; whether it ended in time. */
    private boolean round(GenerateContext context) throws InterruptedException {
        int perLoop = Math.max(1, Math.min(STREAMS_PER_EVENT_LOOP, MOST_STREAMS / eventLoops.size()));
        Generate generate = new Generate("warm-up")
                .prompt("Warm up.")
                .maxTokens(TOKENS)
                .check(
                        TokenChecks.outputTokens().atLeast(1),
                        TokenChecks.finishReason().in("stop", "length"));
        // The same steps as a user of a closed profile, so that Gatling's part is warm too.
        ChainBuilder chain = exec(session -> session.set(MODEL, "warm-up").set(NUMBER, 0))
                .exec(asLongAs(session -> session.getInt(NUMBER) < GENERATIONS_PER_STREAM)
                        .on(exec(session -> session.set(NUMBER, session.getInt(NUMBER) + 1))
                                .exec(group("#{" + MODEL + "}").on(exec(generate.by(engine, context))))));
        // Negative ids: Gatling numbers the run's own users from 1.
        List<Session> streams = eventLoops.stream()
                .flatMap(eventLoop -> IntStream.range(0, perLoop)
                        .mapToObj(i -> engine.newUser("warm-up", -users.incrementAndGet(), eventLoop)))
                .toList();
        boolean ended = Preparation.run(engine, chain, streams, deadlineNs - System.nanoTime());
        eventLoops.forEach(engine::forgetSharedConnections);
        return ended;
    }

    /** Waits until the compilers are idle; returns the time that they spent since they had spent {@code spentMs}. */
    private long compilersSpent(long spentMs) throws InterruptedException {
        do {
            Thread.sleep(WAIT_MS);
        } while (Compilers.areBusy() && System.nanoTime() < deadlineNs);
        return Compilers.spentMs() - spentMs;
    }

    /** Temporary file of rows, so that writing them is warmed up too. */
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
