package inference.gatling.action;

import inference.gatling.engine.EventLoops;
import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.protocol.ProtocolKey;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import java.util.Optional;
import scala.Function1;
import scala.runtime.BoxedUnit;

/** Runtime form of the {@link LlmProtocol}: Gatling creates one per run, for all scenarios that use it. */
final class LlmComponents implements ProtocolComponents {

    private static final Key KEY = new Key();

    private final LlmProtocol protocol;
    private final EventLoops eventLoops;
    private final Optional<HttpComponents> own;
    /** Client of the generations; empty until a scenario with generations is built, unless the protocol has its own. */
    private volatile Optional<HttpComponents> http;

    private LlmComponents(LlmProtocol protocol, EventLoops eventLoops, Optional<HttpComponents> own) {
        this.protocol = protocol;
        this.eventLoops = eventLoops;
        this.own = own;
        this.http = own;
    }

    /**
     * Components of the simulation that {@code scenario} belongs to.
     *
     * @throws IllegalStateException if it has no LLM protocol
     */
    static LlmComponents of(ScenarioContext scenario) {
        return scenario.protocolComponentsRegistry().components(KEY);
    }

    GenerateContext context() {
        return protocol.context();
    }

    /** HTTP client for the generations of {@code scenario}. */
    HttpComponents http(ScenarioContext scenario) {
        HttpComponents carrier =
                own.orElseGet(() -> scenario.protocolComponentsRegistry().components(HttpProtocol.HttpProtocolKey()));
        http = Optional.of(carrier);
        return carrier;
    }

    /**
     * Assigns users to their event loops before they start. The ordinary {@code http} protocol may have prepared the session for
     * another event loop, so it prepares it again.
     */
    @Override
    public Function1<Session, Session> onStart() {
        return session -> {
            Session assigned = eventLoops.assign(session);
            return http.map(carrier -> carrier.onStart().apply(assigned)).orElse(assigned);
        };
    }

    @Override
    public Function1<Session, BoxedUnit> onExit() {
        return own.map(HttpComponents::onExit).orElseGet(ProtocolComponents::NoopOnExit);
    }

    private static final class Key implements ProtocolKey<LlmProtocol, LlmComponents> {

        @Override
        @SuppressWarnings("unchecked") // Gatling only compares it with the class of each protocol
        public Class<Protocol> protocolClass() {
            return (Class<Protocol>) (Class<?>) LlmProtocol.class;
        }

        /** Called only if a scenario generates and its simulation has no LLM protocol. */
        @Override
        public LlmProtocol defaultProtocolValue(GatlingConfiguration configuration) {
            throw new IllegalStateException(
                    "generate(…) needs the LLM protocol: add .protocols(llm().baseUrl(\"http://…\")) to setUp(…)");
        }

        @Override
        public Function1<LlmProtocol, LlmComponents> newComponents(CoreComponents core) {
            return protocol -> {
                core.actorSystem().registerOnTermination(() -> {
                    protocol.atEnd().run();
                    return BoxedUnit.UNIT;
                });
                return new LlmComponents(
                        protocol,
                        EventLoops.of(core.eventLoopGroup()),
                        protocol.http()
                                .map(http -> HttpProtocol.HttpProtocolKey()
                                        .newComponents(core)
                                        .apply(http)));
            };
        }
    }
}
