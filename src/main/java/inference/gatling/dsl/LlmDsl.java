package inference.gatling.dsl;

import inference.gatling.action.Generate;
import inference.gatling.action.TokenChecks;

/**
 * The entry points of the DSL, to be imported statically beside Gatling's {@code CoreDsl}:
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

    /** The protocol: which server is tested, and how. */
    public static LlmProtocolBuilder llm() {
        return new LlmProtocolBuilder();
    }

    /** The step that asks for a generation and reads its stream; {@code requestName} names it in every report. */
    public static Generate generate(String requestName) {
        return new Generate(requestName);
    }

    /** A check of the time to first token. */
    public static TokenChecks.FirstToken firstToken() {
        return TokenChecks.firstToken();
    }

    /** A check of the count of output tokens. */
    public static TokenChecks.OutputTokens outputTokens() {
        return TokenChecks.outputTokens();
    }

    /** A check of the count of inputs that were answered by a vector or a score. */
    public static TokenChecks.Inputs inputs() {
        return TokenChecks.inputs();
    }

    /** A check of the reason that the server gives for the end of the answer. */
    public static TokenChecks.FinishReason finishReason() {
        return TokenChecks.finishReason();
    }

    /** A check of the answer's text. */
    public static TokenChecks.Text text() {
        return TokenChecks.text();
    }
}
