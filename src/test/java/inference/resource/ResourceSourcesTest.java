package inference.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.http.Route;
import inference.resource.ResourceSource.Reading;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Resource;

class ResourceSourcesTest {

    private static final MetricNames KNOWN = new MetricNames(List.of());
    private static final HttpText NO_KEY = new HttpText(Map.of(), Route.direct(ServerTrust.system()));

    private static MockServer server;

    @BeforeAll
    static void start() {
        server = MockServer.start(new MockSettings().apiKey("secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ResourceSources sources() {
        return new ResourceSources(
                server.baseUrl(),
                Map.of("Authorization", "Bearer secret"),
                Route.direct(ServerTrust.system()),
                MetricMapping.NONE);
    }

    @Test
    void findsTheMetricsOfAServerThatHasThem() throws IOException {
        List<ResourceSource> found = sources().of(List.of("auto"));

        assertThat(found).extracting(ResourceSource::name).containsExactly("metrics");
        assertThat(found.get(0).read())
                .extracting(Reading::resource)
                .contains(Resource.MEMORY_BYTES, Resource.KV_CACHE_RATIO, Resource.REQUESTS_WAITING);
    }

    @Test
    void readsTheLoadedModels() throws IOException {
        List<Reading> readings = sources().of(List.of("ps")).get(0).read();

        assertThat(readings)
                .extracting(Reading::resource)
                .containsExactly(Resource.MEMORY_BYTES, Resource.GPU_MEMORY_BYTES);
        assertThat(readings.get(0).value()).isGreaterThan(1e9);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsTheResidentSetAndProcessorTimeOfAProcess() throws IOException {
        List<Reading> readings = new ProcessSource(ProcessHandle.current().pid()).read();

        assertThat(readings).extracting(Reading::resource).containsExactly(Resource.MEMORY_BYTES, Resource.CPU_SECONDS);
        assertThat(readings.get(0).value()).isBetween(10e6, 64e9);
        assertThat(readings.get(1).value()).isPositive();
    }

    /** As Ollama's runners are, which have the models in their memory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void countsTheProcessesThatItStarted() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & exec sleep 60").start();
        try {
            List<ProcessHandle> children = List.of();
            // Both are the shell at first, and have next to no memory in the moment when they become another program.
            for (int i = 0;
                    i < 3000 && (children.isEmpty() || !sleeps(parent.toHandle()) || !sleeps(children.get(0)));
                    i++) {
                Thread.sleep(10);
                children = parent.descendants().toList();
            }
            assertThat(children).hasSize(1);
            assertThat(memory(parent.pid()))
                    .isGreaterThan(memory(children.get(0).pid()) + 100_000)
                    .isLessThan(100e6);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroy);
            parent.destroy();
        }
    }

    private static boolean sleeps(ProcessHandle process) throws IOException {
        return process.info().command().orElse("").endsWith("sleep") && memory(process.pid()) > 200_000;
    }

    private static double memory(long pid) throws IOException {
        return new ProcessSource(pid).read().get(0).value();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerOfThisVeryProcessIsNotTakenForAProcessUnderTest() {
        assertThat(ListeningProcess.of(URI.create(server.baseUrl()))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithASourceThatCannotBeRead() {
        assertThatThrownBy(
                        () -> new MetricsSource("m", URI.create(server.baseUrl() + "/v1/models"), NO_KEY, KNOWN).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/v1/models answers 401");
        assertThatThrownBy(() -> new ProcessSource(Integer.MAX_VALUE).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no process " + Integer.MAX_VALUE);
        assertThatThrownBy(() -> new MetricsSource("m", URI.create("http://127.0.0.1:1/metrics"), NO_KEY, KNOWN).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing answers at http://127.0.0.1:1/metrics");
        assertThatThrownBy(() -> new LoadedModelsSource(URI.create(server.baseUrl() + "/health"), NO_KEY).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no list 'models'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics:http://me:hunter2@host/metrics", "metrics:http://me:hun ter2@host/metrics"})
    void refusesCredentialsWithoutRepeatingThem(String word) {
        assertThatThrownBy(() -> sources().of(List.of(word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not carry credentials")
                .hasMessageNotContaining("hun");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pid:abc",
                "pid:",
                "gpu",
                "metrics:ftp://x",
                "metrics:httpx://x/",
                "metrics:http://x:65536/",
                "metrics:http://a b",
                "METRICS"
            })
    void refusesAWordThatNamesNoSource(String word) {
        assertThatThrownBy(() -> sources().of(List.of(word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + word + "' is not " + ResourceSources.ALLOWED);
    }
}
