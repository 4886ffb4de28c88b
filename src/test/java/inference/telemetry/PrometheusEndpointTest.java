package inference.telemetry;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import run.Outcome;

class PrometheusEndpointTest {

    /** A sample of the text format 0.0.4: name, labels, value. */
    private static final Pattern SAMPLE =
            Pattern.compile("[a-zA-Z_:][\\w:]*(\\{(\\w+=\"([^\"\\\\]|\\\\.)*\",?)*})? (NaN|[+-]?Inf|[-+.\\deE]+)");

    private static RunTelemetry endpoint(String port) {
        Properties given = new Properties();
        given.setProperty("prometheus.port", port);
        return RunTelemetry.of(Settings.of("MultiUser", given), "MultiUser", "openai", "1", () -> 7, () -> 2.5);
    }

    private static List<String> scrape(RunTelemetry endpoint) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(endpoint.address().orElseThrow()))
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private static List<String> scrapeOfThree() throws IOException, InterruptedException {
        try (RunTelemetry endpoint = endpoint("0")) {
            endpoint.observe(generation(g -> g.cell("m\"1", "users=3").timing(30, 15_000, 45_000)));
            endpoint.observe(generation(g -> g.cell("m\"1", "users=3").timing(500, 15_000)));
            endpoint.observe(generation(g -> g.cell("m\"1", "users=3").failed(Outcome.http(503), "busy")));
            return scrape(endpoint);
        }
    }

    @Test
    void metricsHaveTheNamesOfTheConventions() throws IOException, InterruptedException {
        List<String> lines = scrapeOfThree();
        assertThat(lines).filteredOn(line -> !line.startsWith("#")).allMatch(SAMPLE.asMatchPredicate());
        String labels =
                "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"m\\\"1\",injector=\"1\"";
        assertThat(lines)
                .contains(
                        "gen_ai_client_operation_duration_seconds_count{error_type=\"\"," + labels
                                + ",series=\"users=3\"} 2",
                        "gen_ai_client_operation_duration_seconds_count{error_type=\"http_503\"," + labels
                                + ",series=\"users=3\"} 1",
                        "llm_perf_time_to_first_token_seconds_bucket{" + labels + ",series=\"users=3\",le=\"0.04\"} 1",
                        "llm_perf_time_to_first_token_seconds_count{" + labels + ",series=\"users=3\"} 2",
                        "gen_ai_client_operation_time_per_output_chunk_seconds_count{" + labels
                                + ",series=\"users=3\"} 3",
                        "llm_perf_generations_total{" + labels
                                + ",outcome=\"http_503\",phase=\"measure\",series=\"users=3\"} 1.0",
                        "llm_perf_generations_under_way{injector=\"1\"} 7.0",
                        "llm_perf_client_event_loop_lag_seconds{injector=\"1\"} 0.0025")
                .anyMatch(line -> line.startsWith("gen_ai_client_token_usage_sum{") && line.contains("\"output\""));
    }

    /** The dashboard asks for nothing that is not there. */
    @Test
    void theDashboardShowsMetricsThatThereAre() throws IOException, InterruptedException {
        JsonNode board = new ObjectMapper()
                .readTree(Path.of("deploy", "grafana", "llm-perf.json").toFile());
        TreeSet<String> asked = new TreeSet<>();
        board.findValuesAsText("expr")
                .forEach(expression -> Pattern.compile("(gen_ai|llm_perf)_\\w+(?=[\\[{ )]|$)")
                        .matcher(expression.replaceAll("by \\([^)]*\\)", ""))
                        .results()
                        .forEach(name -> asked.add(name.group())));
        List<String> there = scrapeOfThree();
        assertThat(asked)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(there).anyMatch(line -> line.startsWith(name + "{")));
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> endpoint(String.valueOf(taken.getLocalPort())))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(
                            "setting 'prometheus.port': cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
