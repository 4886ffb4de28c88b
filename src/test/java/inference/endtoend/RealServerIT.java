package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inference.gatling.exchange.Certificates;
import inference.http.TlsTerminator;
import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulations against any real server, by each API that it offers: {@code mvn verify
 * -DrealServer.baseUrl=http://127.0.0.1:8080}. Skipped without one, and says so, as it does of an API that is not offered; llama.cpp
 * offers all if started with {@code --reranking}.
 */
@ExtendWith(RealServerIT.NeedsServer.class)
class RealServerIT {

    private static final String BASE_URL = System.getProperty("realServer.baseUrl", "");
    private static final int TOKENS = 20;
    private static final int OK = 200;
    private static final Map<String, String> PATHS = Map.of(
            "chat", "/v1/chat/completions",
            "completions", "/v1/completions",
            "messages", "/v1/messages",
            "responses", "/v1/responses");

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
        "MultiUser,       openai,    chat,        12",
        "MultiUser,       openai,    completions, 12",
        "MultiUser,       anthropic, messages,    12",
        "MultiUser,       responses, responses,   12",
        "TokensPerSecond, openai,    chat,        6",
    })
    void everyGenerationIsWholeAndCountedOnce(String simulation, String api, String endpoint, int measured)
            throws Exception {
        assumeTrue(answers(PATHS.get(endpoint), generation(endpoint)), endpoint + " is not offered");
        OptionalDouble before = counter("tokens_predicted_total");
        List<Map<String, String>> rows = rows(simulation, Map.of("api", api, "endpoint", endpoint), measured);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("token_source")).isEqualTo("usage");
            assertThat(row.get("output_tokens")).isEqualTo(String.valueOf(TOKENS));
            assertThat(row.get("first_token_ms")).isNotEmpty();
        });
        if (before.isPresent()) {
            // What the server generated is what the rows say: nothing was sent twice.
            assertThat(counter("tokens_predicted_total").orElseThrow() - before.getAsDouble())
                    .isEqualTo((double) rows.size() * TOKENS);
        }
    }

    @ParameterizedTest
    @CsvSource({"embeddings", "rerank"})
    void everyInputIsAnsweredAndCountedOnce(String api) throws Exception {
        assumeTrue(
                answers("/v1/" + api, "{\"model\":\"x\",\"input\":\"a\",\"query\":\"a\",\"documents\":[\"b\"]}"),
                api + " is not offered");
        OptionalDouble before = counter("prompt_tokens_total");
        List<Map<String, String>> rows = rows("Embeddings", Map.of("api", api, "batchSize", "3"), 12);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("inputs")).isEqualTo("3");
            assertThat(row.get("first_token_ms")).isEmpty();
            assertThat(row.get("latency_ms")).isNotEmpty();
        });
        if (before.isPresent()) {
            assertThat(counter("prompt_tokens_total").orElseThrow() - before.getAsDouble())
                    .isEqualTo(rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get("prompt_tokens")))
                            .sum());
        }
    }

    @Test
    void aTerminatorThatDemandsACertificateIsShownOne(@TempDir Path ours, @TempDir Path theirs) throws Exception {
        Certificates server = Certificates.selfSigned(theirs, "localhost");
        Certificates client = Certificates.selfSigned(ours, "tester");
        TrustManager clients = ServerTrust.authorities(client.pem()).manager().orElseThrow();
        URI plain = URI.create(BASE_URL);
        OptionalDouble before = counter("tokens_predicted_total");
        try (TlsTerminator demanding =
                new TlsTerminator(server.server(clients), new InetSocketAddress(plain.getHost(), plain.getPort()))) {
            Map<String, String> https = Map.of(
                    "baseUrl", demanding.baseUrl(), "caFile", server.pem().toString());
            SimulationProcess.Ended refused = SimulationProcess.run("MultiUser", results, https);
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.output())
                    .contains("Nothing was sent: no connection to " + demanding.baseUrl())
                    .contains("as -DclientCertificate=client.p12");

            Map<String, String> known = new HashMap<>(https);
            known.put("clientCertificate", client.store().toString());
            List<Map<String, String>> rows = rows("MultiUser", known, 12);
            assertThat(rows).anySatisfy(row -> assertThat(row.get("tls_ms")).isNotEmpty());
            if (before.isPresent()) {
                assertThat(counter("tokens_predicted_total").orElseThrow() - before.getAsDouble())
                        .isEqualTo((double) rows.size() * TOKENS);
            }
        }
    }

    /** The rows of a run, each by its columns. */
    private List<Map<String, String>> rows(String simulation, Map<String, String> own, int measured) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "baseUrl", BASE_URL,
                "generationTokens", String.valueOf(TOKENS),
                "users", "1,3",
                "requests", "6",
                "warmupRuns", "1",
                "measurementRuns", "2"));
        settings.putAll(own);
        SimulationProcess.Ended run = SimulationProcess.run(
                simulation, results, settings, Map.of(ClientIdentity.PASSWORD_VARIABLE, Certificates.PASSWORD));
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<String> header = List.of(run.generations().get(0).split(","));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : run.generations().subList(1, run.generations().size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            header.forEach(column -> row.put(column, values[header.indexOf(column)]));
            rows.add(row);
        }
        assertThat(rows.stream().filter(row -> row.get("phase").equals("measure")))
                .hasSize(measured);
        assertThat(rows).allSatisfy(row -> assertThat(row.get("outcome")).isEqualTo("ok"));
        return rows;
    }

    private static String generation(String endpoint) {
        String question = switch (endpoint) {
            case "completions" -> "\"prompt\":\"a\"";
            case "responses" -> "\"input\":\"a\"";
            default -> "\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]";
        };
        return "{\"model\":\"x\",\"max_tokens\":1,\"max_output_tokens\":1," + question + "}";
    }

    private static boolean answers(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE_URL + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode()
                == OK;
    }

    /** llama.cpp's counter; absent on servers that have none. */
    private static OptionalDouble counter(String name) throws IOException, InterruptedException {
        String metrics = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(BASE_URL + "/metrics")).build(), BodyHandlers.ofString())
                .body();
        Matcher counter = Pattern.compile("(?m)^llamacpp:" + name + " (\\S+)$").matcher(metrics);
        return counter.find() ? OptionalDouble.of(Double.parseDouble(counter.group(1))) : OptionalDouble.empty();
    }
}
