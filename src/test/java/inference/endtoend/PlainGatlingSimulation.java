package inference.endtoend;

import static inference.dialect.Api.OPENAI;
import static inference.gatling.dsl.LlmDsl.finishReason;
import static inference.gatling.dsl.LlmDsl.firstToken;
import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.llm;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a Gatling user may write who knows none of our base classes; run by {@link DslIT}. */
public class PlainGatlingSimulation extends Simulation {

    static final int ASKERS = 4;
    static final int TALKERS = 3;

    {
        String server = System.getProperty("baseUrl");
        var ask = scenario("ask")
                .feed(listFeeder(List.of(
                                Map.of("model", "phi3.5", "prompt", "One?"),
                                Map.of("model", "gemma2:2b", "prompt", "Two?")))
                        .circular())
                .exec(http("models").get("/v1/models").check(status().is(200)))
                .exec(group("question")
                        .on(exec(generate("ask")
                                .prompt("#{prompt}")
                                .maxTokens(5)
                                .check(
                                        firstToken().within(5, SECONDS),
                                        outputTokens().atLeast(1)))));
        var talk = scenario("talk")
                .exec(generate("first")
                        .model("phi3.5")
                        .prompt("Hello.")
                        .maxTokens(4)
                        .saveAs("answer"))
                .exec(pause(Duration.ofMillis(50)))
                .exec(generate("second")
                        .model("phi3.5")
                        .prompt("You said: #{answer}")
                        .maxTokens(6)
                        .series("second turn")
                        .check(finishReason().in("stop", "length")));
        setUp(
                        ask.injectOpen(rampUsers(ASKERS - 1).during(1), atOnceUsers(1)),
                        talk.injectClosed(constantConcurrentUsers(TALKERS).during(1)))
                .protocols(
                        llm().baseUrl(server).api(OPENAI), http.baseUrl(server).disableWarmUp())
                .assertions(global().failedRequests().count().is(0L));
    }
}
