package mock;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mock.answer.ServedApi;
import mock.dialect.AnthropicApi;
import mock.dialect.GatewayApi;
import mock.dialect.Metrics;
import mock.dialect.OllamaApi;
import mock.dialect.OpenAiApi;
import mock.engine.Engine;
import mock.engine.PreciseScheduler;
import mock.fault.FaultPolicy;
import mock.fault.FaultRule;
import mock.http.HttpPipeline;
import mock.http.Limits;
import mock.measure.Counters;
import mock.measure.MockStats;
import mock.measure.SendLog;
import mock.serve.AnswerService;

/**
 * Mock inference server: filler text with the timing of a real server. It lets you try the suite without a GPU, and test
 * clients against exact timing and faults on demand. {@code docs/mock.md} describes its APIs.
 *
 * <p>One event-loop thread does all the work, so nothing needs a lock; a second thread only keeps time.
 */
public final class MockServer implements AutoCloseable {

    /** Names of all dialects. */
    public static final Set<String> DIALECTS = Set.of("openai", "anthropic", "ollama", "gateway");

    private static final int BACKLOG = 4096;
    private static final long MAX_SWEEP_MS = 1000;

    private final MultiThreadIoEventLoopGroup loops;
    private final PreciseScheduler scheduler;
    private final ChannelGroup connections;
    private final Channel listener;
    private final Engine engine;
    private final Counters counters = new Counters();
    private final SendLog sendLog;
    private final MockSettings settings;

    private MockServer(MockSettings settings) {
        this.settings = settings;
        // Loads the time-zone file now: when file descriptors run out, Netty logs that with a time, which needs the
        // file.
        ZoneId.systemDefault().getRules();
        Optional<SslContext> tls = settings.tls.map(TlsFiles::context);
        sendLog = new SendLog(settings.sendLogCapacity, settings.sendLogFile.orElse(null));
        loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("mock", true), NioIoHandler.newFactory());
        EventLoop loop = loops.next();
        scheduler = new PreciseScheduler(loop);
        connections = new DefaultChannelGroup(loop);
        engine = new Engine(tuning(settings), settings.catalogue.models(), settings.preloaded, scheduler);
        Router router = new Router(dialects(), settings.apiKey, counters);
        Limits limits = new Limits(
                settings.maxBodyBytes, settings.maxConnections, settings.requestTimeout, settings.idleTimeout);
        HttpPipeline pipeline = new HttpPipeline(limits, tls, connections, router);
        listener = bind(pipeline);
        long sweepMs = Math.min(MAX_SWEEP_MS, settings.requestTimeout.toMillis() / 2 + 1);
        loop.scheduleWithFixedDelay(pipeline::sweep, sweepMs, sweepMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts a server, which accepts requests when this returns.
     *
     * @throws IllegalStateException if the port cannot be bound or a TLS file cannot be used
     */
    public static MockServer start(MockSettings settings) {
        return new MockServer(settings);
    }

    /**
     * Warms up this JVM's server code in less than a second. Call it before measuring against the server: the first
     * connections of a cold JVM are answered up to 100 ms late.
     */
    public static void warmUp() {
        MockWarmUp.run();
    }

    /** Port that is bound. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Base URL for clients, such as {@code http://127.0.0.1:8080}. */
    public String baseUrl() {
        String scheme = settings.tls.isPresent() ? "https://" : "http://";
        return scheme + settings.host + ":" + port();
    }

    /** Counters of everything the server has received and sent so far. */
    public MockStats stats() {
        EventLoop loop = loops.next();
        return loop.isShutdown()
                ? counters.snapshot(engine)
                : loop.submit(() -> counters.snapshot(engine))
                        .syncUninterruptibly()
                        .getNow();
    }

    /** Clears the lateness histogram, to leave out a warm-up. */
    public void resetLateness() {
        loops.next().submit(counters::resetLateness).syncUninterruptibly();
    }

    /** Send times of every token. */
    public SendLog sendLog() {
        return sendLog;
    }

    /** Stops listening, drops all connections and completes the send log; returns when that is done. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly();
        scheduler.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        sendLog.close();
    }

    private Channel bind(HttpPipeline pipeline) {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(pipeline)
                .bind(settings.host, settings.port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            scheduler.close();
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            sendLog.close();
            throw new IllegalStateException(
                    "mock server: cannot listen on " + settings.host + ":" + settings.port
                            + "; choose another port, or 0 for a free one",
                    bound.cause());
        }
        return bound.channel();
    }

    /** The APIs in order of precedence: the first to claim a path keeps it. */
    private List<ServedApi> dialects() {
        AnswerService answers = new AnswerService(
                new AnswerService.Settings(
                        settings.tokensPerChunk, settings.endProbability, settings.prefixCaching, settings.seed),
                engine,
                new FaultPolicy(faultRules(), settings.seed),
                counters,
                sendLog);
        Metrics metrics = new Metrics(engine, counters, settings.leakBytesPerGeneration);
        int maxTokens = settings.defaultMaxTokens;
        List<ServedApi> all = List.of(
                new OpenAiApi(engine, answers, metrics, maxTokens),
                new AnthropicApi(engine, answers),
                new GatewayApi(engine, answers, settings.catalogue.gatewayAliases(), maxTokens),
                new OllamaApi(engine, answers, metrics, maxTokens));
        return all.stream()
                .filter(dialect -> settings.dialects.contains(dialect.name()))
                .toList();
    }

    private List<FaultRule> faultRules() {
        List<FaultRule> rules = new ArrayList<>(settings.faults);
        if (settings.errorRate > 0) {
            rules.add(FaultRule.withProbability(settings.errorRate, "http;status=500"));
        }
        return rules;
    }

    private static Engine.Tuning tuning(MockSettings s) {
        return new Engine.Tuning(
                s.slots, s.maxQueue, s.timeScale, s.decodeSlowdown, s.prefillSlowdown, s.jitter, s.seed);
    }
}
