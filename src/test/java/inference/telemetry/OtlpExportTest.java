package inference.telemetry;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import inference.secret.Secrets;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Outcome;

/** What a collector gets, by OTLP's own encoding. */
class OtlpExportTest {

    private static final int RESOURCE_METRICS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_METRICS = 2;
    private static final int METRICS = 2;
    private static final int NAME = 1;
    private static final int UNIT = 3;
    private static final int HISTOGRAM = 9;
    private static final int POINTS = 1;
    private static final int COUNT = 4;
    private static final int SUM = 5;
    private static final int ATTRIBUTES = 9;

    private record Request(String path, String key, Protobuf body) {}

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("X-Key"),
                    Protobuf.of(exchange.getRequestBody().readAllBytes())));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private static RunTelemetry telemetry(String endpoint, Map<String, String> environment) {
        Properties given = new Properties();
        given.setProperty("otlp.endpoint", endpoint);
        given.setProperty("otlp.interval", "1h"); // all there is comes with the end
        return RunTelemetry.of(
                Settings.of("MultiUser", given),
                environment,
                new RunLabels("MultiUser", "openai", ""),
                () -> 7,
                () -> 2.5);
    }

    private String address() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    @Test
    void metricsHaveTheNamesUnitsAndAttributesOfTheConventions() throws InterruptedException {
        try (RunTelemetry telemetry = telemetry(
                address(), Map.of(OtlpExport.HEADERS_VARIABLE, "X-Key=se%20cret+key, Other=planted-in-otlp-test"))) {
            telemetry.observe(generation(g -> g.cell("m", "users=3").timing(30, 15_000, 45_000)));
            telemetry.observe(generation(g -> g.cell("m", "users=3").timing(500, 15_000)));
            telemetry.observe(generation(g -> g.cell("m", "users=3").failed(Outcome.http(503), "busy")));
        }
        Request request = requests.take();
        assertThat(request.path()).isEqualTo("/v1/metrics");
        assertThat(request.key()).isEqualTo("se cret+key");
        assertThat(Secrets.mask("se cret+key")).isEqualTo(Secrets.MASK);
        Protobuf all = request.body().message(RESOURCE_METRICS);
        assertThat(all.message(RESOURCE).pairs(1)).containsEntry("service.name", "llm-perf");
        List<Protobuf> metrics = all.message(SCOPE_METRICS).messages(METRICS);
        assertThat(metrics)
                .extracting(metric -> metric.text(NAME) + " " + metric.text(UNIT))
                .contains(
                        "gen_ai.client.operation.duration s",
                        "gen_ai.client.operation.time_to_first_chunk s",
                        "gen_ai.client.operation.time_per_output_chunk s",
                        "gen_ai.client.token.usage {token}",
                        "llm_perf.time_to_first_token s",
                        "llm_perf.generations {generation}",
                        "llm_perf.generations_under_way {generation}",
                        "llm_perf.client.cpu 1");
        List<Protobuf> durations = metric(metrics, "gen_ai.client.operation.duration")
                .message(HISTOGRAM)
                .messages(POINTS);
        assertThat(durations).hasSize(2).anySatisfy(failed -> {
            assertThat(failed.pairs(ATTRIBUTES))
                    .containsEntry("error.type", "http_503")
                    .containsEntry("gen_ai.request.model", "m")
                    .containsEntry("gen_ai.provider.name", "openai")
                    .doesNotContainKey("injector");
            assertThat(failed.number(COUNT)).isEqualTo(1);
        });
        assertThat(durations).anySatisfy(good -> {
            assertThat(good.pairs(ATTRIBUTES)).doesNotContainKey("error.type");
            assertThat(good.number(COUNT)).isEqualTo(2);
        });
        Protobuf first = metric(metrics, "llm_perf.time_to_first_token")
                .message(HISTOGRAM)
                .message(POINTS);
        assertThat(first.number(COUNT)).isEqualTo(2);
        assertThat(Double.longBitsToDouble(first.number(SUM))).isEqualTo(0.53);
    }

    private static Protobuf metric(List<Protobuf> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.text(NAME).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAddressWithItsPathIsTakenAsItIs() throws InterruptedException {
        telemetry(address() + "/tenant/v1/metrics", Map.of()).close();
        assertThat(requests.take().path()).isEqualTo("/tenant/v1/metrics");
    }

    @Test
    void aCollectorThatIsNotThereEndsNoRun() {
        String gone = address();
        collector.stop(0);
        RunTelemetry telemetry = telemetry(gone, Map.of());
        telemetry.observe(generation(g -> g.cell("m", "users=3")));
        telemetry.close();
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4318", "grpc://host:4317", "http://user:secret@host:4318", "http://a b"})
    void whatIsNoAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> telemetry(endpoint, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("setting 'otlp.endpoint'")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "key=100%"})
    void malformedHeadersAreRefused(String headers) {
        assertThatThrownBy(() -> telemetry(address(), Map.of(OtlpExport.HEADERS_VARIABLE, headers)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(OtlpExport.HEADERS_VARIABLE);
    }
}
