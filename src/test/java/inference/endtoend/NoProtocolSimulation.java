package inference.endtoend;

import static inference.gatling.dsl.LlmDsl.generate;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/** Forgets the protocol; run by {@link DslIT}. */
public class NoProtocolSimulation extends Simulation {

    {
        setUp(scenario("chat")
                .exec(generate("chat").model("phi3.5").prompt("Hello."))
                .injectOpen(atOnceUsers(1)));
    }
}
