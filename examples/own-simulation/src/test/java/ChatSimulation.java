import static inference.dialect.Api.OPENAI;
import static inference.gatling.dsl.LlmDsl.*;
import static io.gatling.javaapi.core.CoreDsl.*;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.gatling.javaapi.core.Simulation;

public class ChatSimulation extends Simulation {
    {
        setUp(scenario("chat")
                        .feed(csv("prompts.csv").circular())
                        .exec(generate("chat").model("llama3.1:8b").prompt("#{prompt}").maxTokens(50)
                                .check(firstToken().within(5, SECONDS), outputTokens().atLeast(1))
                                .saveAs("answer"))
                        .injectOpen(rampUsersPerSec(1).to(10).during(5)))
                .protocols(llm().baseUrl("http://localhost:8000").api(OPENAI))
                .assertions(global().failedRequests().count().is(0L));
    }
}
