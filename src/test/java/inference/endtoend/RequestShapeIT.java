package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import inference.http.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against a server that has only its endpoint for prompts and shows what it was sent. */
class RequestShapeIT {

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer((request, out) -> {
            requests.add(request);
            RawServer.send(
                    out,
                    RawServer.HEAD
                            + RawServer.token("a")
                            + RawServer.finish("stop")
                            + RawServer.usage(3, 1)
                            + RawServer.done()
                            + RawServer.END);
        });
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private SimulationProcess.Ended run(Map<String, String> more, Map<String, String> environment) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "baseUrl",
                server.baseUrl(),
                "api",
                "openai",
                "models",
                "only-one",
                "skipModelCheck",
                "true",
                "users",
                "1",
                "requests",
                "2",
                "warmupRuns",
                "0"));
        settings.putAll(more);
        return SimulationProcess.run("PromptSet", folder.resolve("results"), settings, environment);
    }

    @Test
    void bodyTemperatureAndHeadersAreSentAndKeptWithTheRun() throws IOException {
        Path prompts = Files.writeString(folder.resolve("prompts.jsonl"), """
                {"prompt": "plain"}
                {"prompt": "special", "temperature": 0.7, "body": {"top_p": 0.1, "seed": 7}}
                """);
        Path secret = Files.writeString(folder.resolve("token.txt"), "s3cr3t-of-the-tenant\n");
        SimulationProcess.Ended run = run(
                Map.of(
                        "prompts", prompts.toString(),
                        "body",
                                "{\"top_p\": 0.9, \"stream_options\": null, \"chat_template_kwargs\": {\"thinking\": false}}",
                        "temperature", "0",
                        "header.X-Tenant", "acme",
                        "header.X-Token", "file:" + secret,
                        "apiKeyHeader", "api-key",
                        "fooBarBaz", "1"),
                Map.of("LLM_API_KEY", "k-123456789"));
        assertThat(run.exitCode()).as(run.output()).isZero();

        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request)
                        .contains("X-Tenant: acme", "X-Token: s3cr3t-of-the-tenant", "api-key: k-123456789")
                        .contains(
                                "\"chat_template_kwargs\":{\"thinking\":false}",
                                "\"stream\":true",
                                "\"model\":\"only-one\"")
                        .doesNotContain("stream_options", "Authorization", "X-API-Key"));
        assertThat(requests)
                .anySatisfy(request -> assertThat(request).contains("\"top_p\":0.9", "\"temperature\":0.0"));
        assertThat(requests)
                .anySatisfy(
                        request -> assertThat(request).contains("\"top_p\":0.1", "\"seed\":7", "\"temperature\":0.7"));
        String runJson = Files.readString(run.folder().resolve("run.json"));
        assertThat(runJson)
                .contains("\"headers\" : \"X-Tenant,X-Token\"", "chat_template_kwargs", "\"temperature\" : \"0\"")
                .doesNotContain("s3cr3t", "acme", "k-123456789");
        assertThat(run.output()).contains("-DfooBarBaz has no effect").doesNotContain("s3cr3t");
    }

    @Test
    void whatCannotBeSentIsRefusedBeforeTheLoad() throws IOException {
        Map<String, String> refused = Map.of(
                "body", "{\"stream\": false}",
                "temperature", "3",
                "header.Authorization", "Bearer abc",
                "header.X-Token", "env:NO_SUCH_VARIABLE_HERE",
                "Header.X-Tenant", "a");
        for (Map.Entry<String, String> setting : refused.entrySet()) {
            SimulationProcess.Ended run = run(Map.of(setting.getKey(), setting.getValue()), Map.of());
            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(run.output()).contains("Nothing was sent: ").contains(setting.getKey());
        }
        assertThat(requests).isEmpty();
    }
}
