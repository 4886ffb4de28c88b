package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import inference.gatling.engine.TimedHandshakes;
import io.gatling.http.client.HttpClientConfig;
import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.client.body.string.StringRequestBody;
import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.client.proxy.ProxyServer;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.gatling.http.client.uri.Uri;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Runs exchanges over Gatling's real HTTP client, without a simulation around them. */
public final class ExchangeHarness implements AutoCloseable {

    /** On any machine, however busy, a generation of a test is over long before. */
    static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(90));

    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop eventLoop = eventLoops.next();
    private final DefaultHttpClient client = new DefaultHttpClient(new HttpClientConfig()
            .setConnectTimeout(5000)
            .setDefaultCharset(StandardCharsets.UTF_8)
            .setHandshakeTimeout(5000)
            .setChannelPoolIdleTimeout(60_000)
            .setEnableSni(true));
    private final ConnectionHabit habit = new ConnectionHabit();
    private final Dialect dialect;
    private final String baseUrl;
    private final SslContextsHolder tls;
    private final Queue<ByteBuf> bodies = new ConcurrentLinkedQueue<>();
    private ProxyServer proxy;

    ExchangeHarness(Dialect dialect, String baseUrl) {
        this(dialect, baseUrl, null);
    }

    ExchangeHarness(Dialect dialect, String baseUrl, SslContextsHolder tls) {
        this.tls = tls;
        this.dialect = dialect;
        this.baseUrl = baseUrl;
    }

    /** Before generating: the way that Gatling goes through an HTTP proxy. */
    ExchangeHarness through(ProxyServer server) {
        proxy = server;
        return this;
    }

    /** Sends one generation of {@code tokens} tokens and waits for its end. */
    GenerationResult generate(String model, int tokens, Map<String, String> headers) {
        return generate(model, tokens, headers, PATIENT);
    }

    GenerationResult generate(String model, int tokens, Map<String, String> headers, Timeouts timeouts) {
        GenerationRequest wanted = new GenerationRequest(
                model, List.of(Message.user("Say something.")), tokens, OptionalDouble.empty(), Optional.empty());
        CompletableFuture<GenerationResult> ended = new CompletableFuture<>();
        eventLoop.execute(() -> {
            Exchange exchange = new Exchange(dialect, timeouts, habit, eventLoop, ended::complete);
            exchange.start();
            client.sendRequest(
                    request(wanted, headers),
                    -1,
                    eventLoop,
                    exchange,
                    tls == null ? null : new TimedHandshakes(tls, exchange::onHandshake));
        });
        return ended.orTimeout(120, TimeUnit.SECONDS).join();
    }

    private Request request(GenerationRequest wanted, Map<String, String> headers) {
        HttpHeaders all =
                new DefaultHttpHeaders().add("Content-Type", "application/json").add("Accept", dialect.accept());
        dialect.headers().forEach(all::add);
        headers.forEach(all::add);
        return new RequestBuilder(
                        "test",
                        HttpMethod.POST,
                        Uri.create(baseUrl + dialect.path(wanted)),
                        InetAddressNameResolver.JAVA_RESOLVER)
                .setHeaders(all)
                .setBodyBuilder((type, charset, defaultCharset) ->
                        new WatchedBody(new StringRequestBody(dialect.body(wanted), StandardCharsets.UTF_8), bodies))
                .setDefaultCharset(StandardCharsets.UTF_8)
                .setProxyServer(proxy)
                .build();
    }

    /** Also checks that no request's body is kept: Netty's memory would leak. */
    @Override
    public void close() {
        client.close();
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        assertThat(bodies).allMatch(body -> body.refCnt() == 0, "is released");
    }
}
