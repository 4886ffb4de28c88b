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
 * @param baseUrl address of the server, without a slash at its end
 * @param dialect how it is spoken to
 * @param shape what generations are asked with where they do not say otherwise
 * @param timeouts for every generation
 * @param habit what is known of the server's way with connections
 * @param pauses what failed connections cost
 * @param headers sent with every request: authentication and the user's own
 * @param route to it
 * @param cancellation which generations are hung up on
 * @param inFlight what is under way
 * @param clock of the run's records
 * @param sink takes every generation that ends
 * @param whenBuilt called for each part of a scenario as it is built, before any load: the moment to open files
 * @param compared where every generation is sent too, in an A/B run
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
     * @param together whether both are asked at once; else the second when the first has answered
     */
    public record Compared(GenerateContext server, boolean together) {}

    /** {@code request} on its way to the server. */
    HttpRequestActionBuilder routed(HttpRequestActionBuilder request) {
        return ThroughProxy.of(request, baseUrl, route.proxy());
    }

    /** Of a step that Gatling builds. */
    GatlingEngine engine(ScenarioContext scenario) {
        GatlingEngine engine =
                GatlingEngine.of(scenario, LlmComponents.of(scenario).http(scenario), route.trust());
        whenBuilt.accept(engine);
        return engine;
    }
}
