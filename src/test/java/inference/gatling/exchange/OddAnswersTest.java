package inference.gatling.exchange;

import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.RawServer;
import inference.http.RawServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import run.Outcome;

/**
 * Odd answers over Gatling's real HTTP client: each ends as what it is, in time, costs one request, and the next request on
 * the client has its own answer. Writes the second table of {@code docs/reliability.md}.
 */
class OddAnswersTest {

    private static final Path TABLE = Path.of("docs", "reliability-odd-answers.md");
    private static final String CASE = "X-Case";
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20));
    private static final int SHOWN = 120;

    private final Map<String, Script> answers = OddAnswers.all();
    private final AtomicInteger odd = new AtomicInteger();

    private void answer(String request, OutputStream out) throws IOException, InterruptedException {
        String name = request.lines()
                .filter(line -> line.startsWith(CASE + ": "))
                .findFirst()
                .map(line -> line.substring(CASE.length() + 2))
                .orElse("");
        if (name.isEmpty()) {
            send(out, HEAD + OddAnswers.ANSWER);
        } else {
            odd.incrementAndGet();
            answers.get(name).answer(request, out);
        }
    }

    @Test
    void everyAnswerEndsAsTheTableSays() throws IOException {
        StringBuilder table =
                new StringBuilder("| the server sends | outcome | recorded | message |\n|---|---|---|---|\n");
        try (RawServer server = new RawServer(this::answer);
                ExchangeHarness harness =
                        new ExchangeHarness(new OpenAiDialect(Endpoint.CHAT, false), server.baseUrl())) {
            for (String name : answers.keySet()) {
                int before = odd.get();
                GenerationResult result = harness.generate(
                        "m", 4, Map.of(CASE, name), OddAnswers.isSilent(name) ? IMPATIENT : ExchangeHarness.PATIENT);
                GenerationResult next = harness.generate("m", 4, Map.of());
                assertThat(next.outcome())
                        .as("after " + name + ": " + next.message())
                        .isEqualTo(Outcome.OK);
                assertThat(next.stream().text()).as("after " + name).isEqualTo("ab");
                assertThat(odd.get() - before).as("requests for " + name).isEqualTo(1);
                table.append(row(name, result));
            }
        }
        Golden.assertMatches(TABLE, table.toString());
    }

    private static String row(String name, GenerationResult result) {
        var tokens = result.stream().tokens();
        String reason = result.stream().finishReason();
        String recorded = tokens.output().isEmpty()
                ? ""
                : "tokens: %d by %s%s"
                        .formatted(
                                tokens.output().getAsInt(),
                                tokens.source().orElseThrow().code(),
                                reason.isEmpty() ? "" : "; `" + shortened(reason, 20) + "`");
        String message = shortened(result.message().replaceAll("<{9,}", "<<<…"), SHOWN)
                .replace("|", "\\|")
                .replace("<", "&lt;");
        return "| %s | `%s` | %s | %s |\n".formatted(name, result.outcome().code(), recorded, message);
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
