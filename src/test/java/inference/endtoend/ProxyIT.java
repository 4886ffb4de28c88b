package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import inference.gatling.exchange.Certificates;
import inference.http.SmallProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against a server whose name only a proxy knows: what does not go through it fails. */
class ProxyIT {

    private static final Map<String, String> LOGIN =
            Map.of("LLM_PROXY_USER", "tester", "LLM_PROXY_PASSWORD", "a#{:secret");

    @TempDir
    Path results;

    @TempDir
    Path keys;

    /** Probe, pull, loads, generations and both pages of resources. */
    @Test
    void plainHttpIsAskedOfTheProxyWithItsLogin() throws IOException {
        everythingGoesThrough(new MockSettings(), "http://", Map.of());
    }

    @Test
    void httpsGoesThroughATunnelThatTheLoginOpens() throws Exception {
        Certificates authority = Certificates.authority(keys);
        everythingGoesThrough(
                new MockSettings().tls(authority.sign(keys, SmallProxy.HOST).files()),
                "https://",
                Map.of("caFile", authority.pem().toString()));
    }

    private void everythingGoesThrough(MockSettings mock, String scheme, Map<String, String> more) throws IOException {
        try (MockServer server = MockServer.start(mock.timeScale(100));
                SmallProxy proxy = new SmallProxy(true)) {
            String host = SmallProxy.HOST + ":" + server.port();
            Map<String, String> settings = new HashMap<>(Map.of(
                    "baseUrl", scheme + host,
                    "proxy", proxy.address(),
                    "quick", "true",
                    "resources", "metrics,ps",
                    "resourcesInterval", "100ms"));
            settings.putAll(more);
            SimulationProcess.Ended run = SimulationProcess.run("SingleUser", results, settings, LOGIN);
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(rows(run, "generations.csv")).isNotEmpty().allMatch(row -> row.contains(",ok,"));
            assertThat(rows(run, "lifecycle.csv")).hasSizeGreaterThan(3).allMatch(row -> row.contains(",ok,"));
            assertThat(rows(run, "resources.csv"))
                    .anyMatch(row -> row.contains(",metrics,"))
                    .anyMatch(row -> row.contains(",ps,"));
            assertThat(run.output()).doesNotContain("secret", "cannot be read");
            assertThat(Files.readString(run.folder().resolve("run.json")))
                    .contains("\"proxy\" : \"" + proxy.address() + "\"")
                    .doesNotContain("secret");
            assertThat(proxy.requests())
                    .allMatch(line -> scheme.equals("https://")
                            ? line.equals("CONNECT " + host + " HTTP/1.1")
                            : line.contains(" http://" + host + "/"));
        }
    }

    private static List<String> rows(SimulationProcess.Ended run, String file) throws IOException {
        List<String> all = Files.readAllLines(run.folder().resolve(file));
        return all.subList(1, all.size());
    }
}
