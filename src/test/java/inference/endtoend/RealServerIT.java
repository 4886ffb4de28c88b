package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulations against any real server of the OpenAI API: {@code mvn verify -DrealServer.baseUrl=http://127.0.0.1:8080}.
 * Skipped without one, and says so.
 */
@ExtendWith(RealServerIT.NeedsServer.class)
class RealServerIT {

    private static final String BASE_URL = System.getProperty("realServer.baseUrl", "");
    private static final int TOKENS = 20;

    @TempDir
    Path results;

    static final class NeedsServer implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (BASE_URL.isBlank()) {
                String reason = "RealServerIT skipped: no -DrealServer.baseUrl=http://…";
                System.out.println(reason);
                return ConditionEvaluationResult.disabled(reason);
            }
            return ConditionEvaluationResult.enabled("server at " + BASE_URL);
        }
    }

    @BeforeAll
    static void sayWhich() {
        System.out.println("RealServerIT against " + BASE_URL);
    }

    @ParameterizedTest
    @CsvSource({
        "MultiUser,       chat,        12",
        "MultiUser,       completions, 12",
        "TokensPerSecond, chat,        6",
    })
    void everyGenerationIsWholeAndCountedOnce(String simulation, String endpoint, int measured) throws Exception {
        OptionalDouble before = tokensGenerated();
        SimulationProcess.Ended run = SimulationProcess.run(
                simulation,
                results,
                Map.of(
                        "baseUrl", BASE_URL,
                        "endpoint", endpoint,
                        "generationTokens", String.valueOf(TOKENS),
                        "users", "1,3",
                        "requests", "6",
                        "warmupRuns", "1",
                        "measurementRuns", "2"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        List<String> header = List.of(run.generations().get(0).split(","));
        List<String[]> rows = run.generations().stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
        assertThat(rows.stream().filter(r -> r[header.indexOf("phase")].equals("measure")))
                .hasSize(measured);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[header.indexOf("outcome")]).isEqualTo("ok");
            assertThat(row[header.indexOf("token_source")]).isEqualTo("usage");
            assertThat(row[header.indexOf("output_tokens")]).isEqualTo(String.valueOf(TOKENS));
            assertThat(row[header.indexOf("first_token_ms")]).isNotEmpty();
        });
        if (before.isPresent()) {
            // What the server generated is what the rows say: nothing was sent twice.
            assertThat(tokensGenerated().orElseThrow() - before.getAsDouble()).isEqualTo((double) rows.size() * TOKENS);
        }
    }

    /** llama.cpp's counter; absent on servers that have none. */
    private static OptionalDouble tokensGenerated() throws IOException, InterruptedException {
        String metrics = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(BASE_URL + "/metrics")).build(), BodyHandlers.ofString())
                .body();
        Matcher counter =
                Pattern.compile("(?m)^llamacpp:tokens_predicted_total (\\S+)$").matcher(metrics);
        return counter.find() ? OptionalDouble.of(Double.parseDouble(counter.group(1))) : OptionalDouble.empty();
    }
}
