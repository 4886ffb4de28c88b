package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import inference.gatling.exchange.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Generation;
import run.folder.GenerationsReader;

/** Whole runs against an https server whose certificate is signed by an authority of its owner's. */
class TlsIT {

    @TempDir
    static Path keys;

    private static Certificates authority;
    private static MockServer server;

    @TempDir
    Path results;

    @BeforeAll
    static void start() throws Exception {
        authority = Certificates.authority(keys);
        server = MockServer.start(new MockSettings()
                .host("localhost")
                .timeScale(100)
                .tls(authority.sign(keys, "localhost").files()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isRefusedByDefaultBeforeAnyLoad() throws IOException {
        SimulationProcess.Ended run = run("MultiUser", Map.of());
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("Nothing was sent: " + server.baseUrl() + " is not trusted")
                .contains("-DcaFile=ca.pem; -Dinsecure=true")
                .doesNotContain("\tat ");
    }

    /** Probe, pull, loads, generations and both pages of resources go over connections of different making. */
    @Test
    void isTrustedWithItsAuthority() throws IOException {
        SimulationProcess.Ended run = run(
                "SingleUser",
                Map.of("caFile", authority.pem().toString(), "resources", "metrics,ps", "resourcesInterval", "100ms"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.generations().subList(1, run.generations().size()))
                .isNotEmpty()
                .allMatch(row -> row.contains(",ok,"));
        assertThat(lines(run, "lifecycle.csv")).hasSizeGreaterThan(3).allMatch(row -> row.contains(",ok,"));
        assertThat(lines(run, "resources.csv"))
                .anyMatch(row -> row.contains(",metrics,"))
                .anyMatch(row -> row.contains(",ps,"));
        assertThat(run.output()).doesNotContain("cannot be read", "-Dinsecure");
        assertThat(text(run, "run.json"))
                .contains("\"baseUrl\" : \"https://localhost:", authority.pem().toString());
    }

    @Test
    void pagesAreFetchedWithItsAuthority() throws IOException {
        SimulationProcess.Ended run =
                run("HealthCheck", Map.of("caFile", authority.pem().toString(), "users", "2", "duration", "3s"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.generations().subList(1, run.generations().size()))
                .isNotEmpty()
                .allMatch(row -> row.contains(",ok,"));
        List<Generation> pages = new ArrayList<>();
        GenerationsReader.read(run.folder().resolve("generations.csv"), pages::add);
        assertThat(pages)
                .anyMatch(page -> page.wire().connectMs().isPresent()
                        && page.wire().tlsMs().isPresent())
                .anyMatch(page -> page.wire().connectMs().isEmpty()
                        && page.wire().tlsMs().isEmpty()
                        && page.wire().sendMs().isPresent());
    }

    @Test
    void isAcceptedUnverifiedOnlyWhenAskedAndThenEverythingSaysSo() throws IOException {
        SimulationProcess.Ended run =
                run("MultiUser", Map.of("insecure", "true", "users", "1", "requests", "8", "api", "openai"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        // The report at the end has three warnings, and on a busy machine this is none of them: its pages have all.
        assertThat(run.output()).contains("Warning: certificates are not verified (-Dinsecure)");
        assertThat(text(run, "run.json")).contains("\"insecure\" : \"true\"");
        assertThat(text(run, "summary.json")).contains("insecure_tls");
        assertThat(text(run, "report.html")).contains("The server&#39;s certificate was not verified");
    }

    private SimulationProcess.Ended run(String simulation, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("baseUrl", server.baseUrl());
        all.put("warmupRuns", "0");
        return SimulationProcess.run(simulation, results, all);
    }

    private static List<String> lines(SimulationProcess.Ended run, String file) throws IOException {
        List<String> all = Files.readAllLines(run.folder().resolve(file));
        return all.subList(1, all.size());
    }

    private static String text(SimulationProcess.Ended run, String file) throws IOException {
        return Files.readString(run.folder().resolve(file));
    }
}
