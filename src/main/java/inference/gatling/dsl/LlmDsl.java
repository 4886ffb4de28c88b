package inference.gatling.dsl;

import inference.gatling.action.Generate;
import inference.gatling.action.TokenChecks;

/**
 * Entry points of the DSL; import them statically, together with Gatling's {@code CoreDsl}:
 *
 * <pre>{@code
 * setUp(scenario("chat").feed(csv("prompts.csv")).exec(
 *           generate("chat").model("llama3.1:8b").prompt("#{prompt}").maxTokens(100)
 *               .check(firstToken().within(5, SECONDS), outputTokens().atLeast(1)))
 *       .injectOpen(rampUsersPerSec(1).to(10).during(60)))
 *     .protocols(llm().baseUrl("http://localhost:8000").api(OPENAI));
 * }</pre>
 */
public final class LlmDsl {

    private LlmDsl() {}

    /** Protocol that defines the server under test; pass it to {@code setUp(…).protocols(…)}. */
    public static LlmProtocolBuilder llm() {
        return new LlmProtocolBuilder();
    }

    /** Step that requests one generation and reads its stream; {@code requestName} is its name in every report and accepts EL. */
    public static Generate generate(String requestName) {
        return new Generate(requestName);
    }

    /** Check of the time to first token: {@code firstToken().within(5, SECONDS)}. */
    public static TokenChecks.FirstToken firstToken() {
        return TokenChecks.firstToken();
    }

    /**
     * Check of the number of output tokens, by the server's count or, without one, by the number of chunks:
     * {@code outputTokens().atLeast(1)}.
     */
    public static TokenChecks.OutputTokens outputTokens() {
        return TokenChecks.outputTokens();
    }

    /** Check of the number of inputs answered with a vector or a score: {@code inputs().are(32)}. */
    public static TokenChecks.Inputs inputs() {
        return TokenChecks.inputs();
    }

    /** Check of the server's reason for the end of the answer: {@code finishReason().in("stop", "length")}. */
    public static TokenChecks.FinishReason finishReason() {
        return TokenChecks.finishReason();
    }

    /** Check of the answer's text: {@code text().satisfies("names Paris", t -> t.contains("Paris"))}. */
    public static TokenChecks.Text text() {
        return TokenChecks.text();
    }
}
