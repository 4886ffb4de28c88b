package inference.gatling.engine;

import inference.settings.SettingsException;
import inference.tls.ServerTrust;
import io.gatling.commons.stats.Status;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.controller.Controller$Command$StopLoadGenerator;
import io.gatling.core.pause.Disabled$;
import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.cache.SslContextSupport;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.request.builder.HttpRequestExpressionBuilder;
import io.gatling.http.util.SslContexts;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import scala.Option;

/**
 * Facade of Gatling's Scala internals that a generation needs. They are not public API, so a new Gatling version may
 * require changes here.
 *
 * @param core clock, statistics
 * @param http the HTTP client, as the protocol configures it
 * @param tls TLS contexts for all connections; empty to use Gatling's own configuration
 */
public record GatlingEngine(CoreComponents core, HttpComponents http, Option<SslContexts> tls) {

    /** Owner id of shared connections in Gatling's connection pool ({@code HttpEngine.executeRequest}). */
    private static final long SHARED = -1;

    /** Engine for a step that sends its requests with the simulation's ordinary {@code http} protocol. */
    public static GatlingEngine of(ScenarioContext scenario, ServerTrust trust) {
        return of(scenario, scenario.protocolComponentsRegistry().components(HttpProtocol.HttpProtocolKey()), trust);
    }

    /**
     * Engine for a step that sends its requests with {@code http}.
     *
     * @throws SettingsException if HTTP/2 is enabled: its connections carry several answers, and giving up one of them
     *     would close the others
     */
    public static GatlingEngine of(ScenarioContext scenario, HttpComponents http, ServerTrust trust) {
        if (http.httpProtocol().enginePart().enableHttp2()) {
            throw new SettingsException(
                    "generations are sent over HTTP/1.1: remove enableHttp2() from the HTTP protocol of this simulation");
        }
        return new GatlingEngine(
                scenario.coreComponents(),
                http,
                trust.isJavaDefault() ? Option.empty() : Option.apply(contexts(trust)));
    }

    /** TLS contexts for connections to servers that {@code trust} accepts. */
    public static SslContexts contexts(ServerTrust trust) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm(trust.acceptsAll() ? null : "HTTPS");
        trust.manager().ifPresent(builder::trustManager);
        trust.identity().ifPresent(who -> builder.keyManager(who.keys()));
        return new SslContexts(builder, Option.empty());
    }

    /** Copy of this engine whose requests do not appear in Gatling's statistics and log. */
    public GatlingEngine muted() {
        CoreComponents muted = new CoreComponents(
                core.actorSystem(),
                core.eventLoopGroup(),
                core.controller(),
                core.throttler(),
                new MuteStats(),
                core.clock(),
                core.exit(),
                core.configuration());
        return new GatlingEngine(muted, http, tls);
    }

    /** First action of {@code chain}, whose steps must not need a protocol; users who finish it continue with {@code next}. */
    public Action build(ChainBuilder chain, Action next) {
        AtomicReference<Action> built = new AtomicReference<>();
        chain.make(steps -> {
            built.set(steps.build(new ScenarioContext(core, null, Disabled$.MODULE$, false), next));
            return steps;
        });
        return built.get();
    }

    /** Function that builds the wire request for a session, with all that the protocol adds: base URL, headers, DNS, proxy. */
    public Function<Session, Request> requests(HttpRequestActionBuilder request) {
        HttpRequestBuilder builder = (HttpRequestBuilder) request.asScala();
        var expression = new HttpRequestExpressionBuilder(
                        builder.commonAttributes(),
                        builder.bodyAttributes(),
                        builder.httpAttributes(),
                        http.httpCaches(),
                        http.httpProtocol(),
                        core.configuration())
                .build();
        return session -> El.resolve(expression.apply(session));
    }

    /** New session, prepared by the HTTP protocol: it holds a DNS resolver and TLS contexts. */
    public Session newUser(String scenario, long userId, EventLoop eventLoop) {
        return http.onStart().apply(Session$.MODULE$.apply(scenario, userId, eventLoop));
    }

    /** Closes the idle shared connections of {@code eventLoop}. */
    public void forgetSharedConnections(EventLoop eventLoop) {
        http.httpEngine().flushClientIdChannels(SHARED, eventLoop);
    }

    /**
     * Sends {@code request} on its user's event loop.
     *
     * @param listener receives the response or the failure
     * @param onHandshake run when a new connection was opened for the request and its TLS handshake begins
     */
    public void send(Request request, Session session, HttpListener listener, Runnable onHandshake) {
        boolean shared = http.httpProtocol().enginePart().shareConnections();
        Option<SslContexts> contexts = tls.isDefined() ? tls : SslContextSupport.sslContexts(session);
        if (request.getUri().isSecured() && contexts.isDefined()) {
            TimedHandshakes.clientOf(http.httpEngine())
                    .sendRequest(
                            request,
                            shared ? SHARED : session.userId(),
                            session.eventLoop(),
                            listener,
                            new TimedHandshakes(contexts.get(), onHandshake));
        } else {
            http.httpEngine()
                    .executeRequest(request, session.userId(), shared, session.eventLoop(), listener, contexts);
        }
    }

    /** Ends the load now, as if the run had reached its end. */
    public void stopLoad(String why) {
        core.controller().$bang(new Controller$Command$StopLoadGenerator(why, false));
    }

    /** Writes a request record to Gatling's log and console; times are epoch ms. */
    public void logResponse(
            Session session, String name, long startMs, long endMs, Status status, Option<String> message) {
        core.statsEngine()
                .logResponse(
                        session.scenario(), session.groups(), name, startMs, endMs, status, Option.empty(), message);
    }
}
