package analysis.summary.reading;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.log.LogEncoder;
import analysis.log.LogRecord;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Cell;
import run.Outcome;

class LogRunTest {

    private static final long T0 = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    private static LogRecord.Request request(String group, String name, long startMs, long ms, String failure) {
        return new LogRecord.Request(
                group.isEmpty() ? List.of() : List.of(group.split("/")),
                name,
                T0 + startMs,
                T0 + startMs + ms,
                failure.isEmpty(),
                failure);
    }

    private RunData read(LogRecord... records) throws IOException {
        List<LogRecord> all = new ArrayList<>();
        all.add(new LogRecord.Run("3.15.1", "shop.Checkout", T0, "", List.of("buyers")));
        all.addAll(List.of(records));
        Files.write(folder.resolve("simulation.log"), LogEncoder.encode(all));
        return RunReader.read(folder);
    }

    @Test
    void groupsAreModelsAndRequestsSeries() throws IOException {
        RunData run = read(
                new LogRecord.User("buyers", true, T0),
                new LogRecord.User("buyers", true, T0 + 1),
                request("checkout/pay", "POST /pay", 0, 100, ""),
                request("checkout/pay", "POST /pay", 10, 300, ""),
                request("checkout/pay", "POST /pay", 20, 50, "status.find.is(200), but actually found 503"),
                request("", "GET /", 0, 5, ""),
                new LogRecord.User("buyers", false, T0 + 500),
                new LogRecord.User("buyers", false, T0 + 500));

        assertThat(run.info().simulation()).isEqualTo("Checkout");
        assertThat(run.cells().keySet())
                .containsExactlyInAnyOrder(new Cell("checkout / pay", "POST /pay"), new Cell("GET /", ""));
        CellData pay = run.cells().get(new Cell("checkout / pay", "POST /pay"));
        assertThat(pay.generations()).isEqualTo(3);
        assertThat(pay.samples(Metric.LATENCY_MS)).containsExactly(100, 300);
        assertThat(pay.errors()).containsOnlyKeys(Outcome.http(503));
        assertThat(run.warnings())
                .filteredOn(w -> w.kind() == Warning.Kind.LOG_ALONE)
                .singleElement()
                .satisfies(w -> assertThat(w.what()).contains("4 requests of at most 2 users at once"));
    }

    @Test
    void whatALogDoesNotTellIsNotTold() throws IOException {
        RunData run = read(request("g", "r", 0, 5, "boom"));

        assertThat(run.counted()).isEqualTo(Counted.REQUESTS);
        assertThat(run.warnings())
                .extracting(Warning::what)
                .anySatisfy(what -> assertThat(what).endsWith("simulation.log alone: 1 request, timed in whole ms."));
        assertThat(RunSummary.of(run).overall().throughput().orElseThrow().tokensPerS())
                .as("nothing succeeded, but nothing says that it would have had tokens")
                .isEmpty();
    }

    @Test
    void aRequestThatEndsBeforeItsStartHasNoTimes() throws IOException {
        CellData cell = read(request("g", "r", 100, -40, ""), request("g", "r", 9, 5, ""))
                .cells()
                .get(new Cell("g", "r"));

        assertThat(cell.ok()).isEqualTo(2);
        assertThat(cell.samples(Metric.LATENCY_MS)).containsExactly(5);
    }

    /** Two users began in the same millisecond: each first token goes to one of the two requests, and none is lost. */
    @Test
    void firstTokensAreToldOfTheRequestThatTheyBeginOf() throws IOException {
        RunData run = read(
                request("llama", "chat first token", 0, 20, ""),
                request("llama", "chat", 0, 200, ""),
                request("llama", "chat first token", 0, 40, ""),
                request("llama", "chat", 0, 400, ""),
                request("llama", "chat", 7, 90, "timeout_first_token no token within 90 ms"));

        CellData chat = run.cells().get(new Cell("llama", "chat"));
        assertThat(chat.generations()).isEqualTo(3);
        assertThat(chat.samples(Metric.FIRST_TOKEN_MS)).containsExactlyInAnyOrder(20, 40);
        assertThat(Distribution.of(chat.samples(Metric.LATENCY_MS))
                        .orElseThrow()
                        .max())
                .isEqualTo(400);
        assertThat(chat.errors()).containsOnlyKeys(Outcome.of(Outcome.Kind.TIMEOUT_FIRST_TOKEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_429 slow down|http_429",
                "truncated|truncated",
                "status.find.in(200,201,304), found 404|http_404",
                "status.find.is(200), but actually found 500|http_500",
                "j.n.ConnectException: Connection refused|connect",
                "i.n.c.ConnectTimeoutException: connection timed out|connect",
                "Premature close|connect",
                "Request timeout to localhost:80 after 60000 ms|timeout_total",
                "jsonPath($.id).find.exists, found nothing|check",
                "ok then|check",
                "http_999 of nobody's|check",
                "''|check"
            })
    void messagesTellOutcomes(String message, String outcome) {
        assertThat(new LogMessages().outcome(message).code()).isEqualTo(outcome);
    }

    @Test
    void aLogThatWasCutIsARunThatWasCut() throws IOException {
        read(request("g", "r", 0, 5, ""), request("g", "r", 9, 5, ""));
        Path log = folder.resolve("simulation.log");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, java.util.Arrays.copyOf(whole, whole.length - 3));

        RunData run = RunReader.read(log);
        assertThat(run.info().end()).isNull();
        assertThat(run.warnings()).extracting(Warning::kind).contains(Warning.Kind.LOG_TRUNCATED);
        assertThat(run.cells().get(new Cell("g", "r")).generations()).isEqualTo(1);
    }
}
