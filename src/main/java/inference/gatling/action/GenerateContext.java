package inference.gatling.action;

import inference.dialect.Dialect;
import inference.dialect.RequestShape;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.InFlight;
import inference.gatling.exchange.Timeouts;
import inference.gatling.record.GenerationSink;
import inference.gatling.record.RunClock;
import inference.http.Route;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Context shared by all generations of a run.
 *
 * @param simulation simple name of the simulation
 * @param injector name of this load generator among several; empty if there is one
 * @param baseUrl address of the server, without a trailing slash
 * @param dialect API of the server
 * @param shape temperature and body fields that apply to every generation
 * @param timeouts time limits of every generation
 * @param habit whether the server keeps connections open
 * @param pauses pauses after failed connections
 * @param headers headers of every request: authentication and the user's own
 * @param route proxy and TLS settings
 * @param cancellation generations that the client cancels on purpose
 * @param inFlight requests in flight
 * @param clock clock of the run's records
 * @param sink receives every generation that ends
 * @param whenBuilt called when Gatling builds a step, before any load
 * @param compared second server of an A/B run
 */
public record GenerateContext(
        String simulation,
        String injector,
        String baseUrl,
        Dialect dialect,
        RequestShape shape,
        Timeouts timeouts,
        ConnectionHabit habit,
        ConnectPauses pauses,
        Map<String, String> headers,
        Route route,
        Cancellation cancellation,
        InFlight inFlight,
        RunClock clock,
        GenerationSink sink,
        Consumer<GatlingEngine> whenBuilt,
        Optional<Compared> compared) {

    /**
     * The second server of an A/B run.
     *
     * @param together whether both requests are sent at once; otherwise the second follows the first answer
     */
    public record Compared(GenerateContext server, boolean together) {}

    /** {@code request} with the proxy applied, if there is one. */
    HttpRequestActionBuilder routed(HttpRequestActionBuilder request) {
        return ThroughProxy.of(request, baseUrl, route.proxy());
    }

    /** Engine for a step that Gatling builds. */
    GatlingEngine engine(ScenarioContext scenario) {
        GatlingEngine engine =
                GatlingEngine.of(scenario, LlmComponents.of(scenario).http(scenario), route.trust());
        whenBuilt.accept(engine);
        return engine;
    }
}
