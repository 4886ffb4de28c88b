package inference.endtoend;

import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.llm;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** Asks for what generations cannot be sent over; run by {@link DslIT}. */
public class Http2Simulation extends Simulation {

    {
        setUp(scenario("chat")
                        .exec(generate("chat").model("phi3.5").prompt("Hello."))
                        .injectOpen(atOnceUsers(1)))
                .protocols(llm().baseUrl(System.getProperty("baseUrl")).http(HttpProtocolBuilder::enableHttp2));
    }
}
