package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import inference.dialect.Api;
import inference.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mock.MockServer;
import mock.MockSettings;
import org.junit.jupiter.api.Test;

/**
 * Everything the mock server can do wrong, on every dialect, over Gatling's real HTTP client: each answer ends in exactly
 * the outcome it should, costs exactly one request, and leaves the next one alone. Writes the table of
 * {@code docs/reliability.md}, which this test holds.
 */
public class HostileStreamsTest {

    private static final String MODEL = "gemma2:2b";
    private static final int TOKENS = 8;
    /** For the faults that are silence; all others have time enough on any machine. */
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(20));

    private static final List<String> SILENT = List.of("hang", "comments", "no-headers");
    private static final Path TABLE = Path.of("docs", "reliability-table.md");

    private static final Map<String, Dialect> DIALECTS = new LinkedHashMap<>();

    static {
        DIALECTS.put("openai chat", Api.OPENAI.dialect(new Api.Options("chat", true, false)));
        DIALECTS.put("openai completions", Api.OPENAI.dialect(new Api.Options("completions", true, false)));
        DIALECTS.put("anthropic", Api.ANTHROPIC.dialect(new Api.Options("", true, false)));
        DIALECTS.put("responses", Api.RESPONSES.dialect(new Api.Options("", true, false)));
        DIALECTS.put("embeddings", Api.EMBEDDINGS.dialect(new Api.Options("", true, false)));
        DIALECTS.put("ollama chat", Api.OLLAMA.dialect(new Api.Options("chat", true, false)));
        DIALECTS.put("ollama generate", Api.OLLAMA.dialect(new Api.Options("generate", true, false)));
        DIALECTS.put("gateway stream", Api.GATEWAY.dialect(new Api.Options("tasks", true, true)));
        DIALECTS.put("gateway whole", Api.GATEWAY.dialect(new Api.Options("tasks", true, false)));
    }

    public static final List<String> FAULTS = List.of(
            "fin;after=0",
            "fin;after=3",
            "rst;after=0",
            "rst;after=3",
            "truncate;after=0",
            "truncate;after=3",
            "hang;after=0",
            "hang;after=3",
            "comments;after=0",
            "comments;after=3",
            "no-headers",
            "late-headers",
            "http;status=400",
            "http;status=401;body=flat",
            "http;status=404;body=html",
            "http;status=429;retry-after=7",
            "http;status=500;body=empty",
            "http;status=503;body=huge",
            "json",
            "content-type",
            "content-length;delta=10",
            "content-length;delta=-10",
            "content-length;absent=true",
            "gzip",
            "split",
            "crlf",
            "cr",
            "no-space",
            "extra-fields",
            "multiline",
            "bom",
            "tokens-per-chunk;n=20",
            "choices;n=2",
            "empty",
            "long-line;bytes=65536",
            "long-line;bytes=10485760",
            "awkward",
            "reasoning",
            "reasoning;field=reasoning",
            "tool-call",
            "usage-every",
            "error;after=0",
            "error;after=3",
            "error;after=3;done=true",
            "error;after=3;event=true",
            "no-finish",
            "duplicate-finish",
            "data-after-done",
            "close-idle");

    /** Most of the time is silence that is waited for: the dialects wait at once, each with a server of its own. */
    @Test
    void everyFaultEndsAsTheTableSays() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(DIALECTS.size());
        try {
            List<CompletableFuture<List<String>>> columns = DIALECTS.entrySet().stream()
                    .map(dialect ->
                            CompletableFuture.supplyAsync(() -> column(dialect.getKey(), dialect.getValue()), threads))
                    .toList();
            Map<String, List<String>> table = new LinkedHashMap<>();
            FAULTS.forEach(fault -> table.put(fault, new ArrayList<>()));
            for (CompletableFuture<List<String>> column : columns) {
                for (int row = 0; row < FAULTS.size(); row++) {
                    table.get(FAULTS.get(row)).add(column.join().get(row));
                }
            }
            Golden.assertMatches(TABLE, markdown(table));
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> column(String name, Dialect dialect) {
        try (MockServer server = MockServer.start(new MockSettings().timeScale(200))) {
            return FAULTS.stream()
                    .map(fault -> outcome(server, fault, name, dialect))
                    .toList();
        }
    }

    /** Runs a fault, then a plain request on the same client, which may be on the same connection. */
    private static String outcome(MockServer server, String fault, String name, Dialect dialect) {
        try (ExchangeHarness harness = new ExchangeHarness(dialect, server.baseUrl())) {
            long before = requestsSeen(server);
            GenerationResult result = harness.generate(MODEL, TOKENS, Map.of("X-Mock-Fault", fault), timeouts(fault));
            assertThat(requestsSeen(server) - before)
                    .as("requests for %s on %s", fault, name)
                    .isEqualTo(1);
            if (result.outcome().isOk()) {
                assertThat(result.message()).isEmpty();
            } else {
                assertThat(result.message())
                        .as("message for %s on %s", fault, name)
                        .isNotBlank();
            }
            if (!fault.equals("close-idle")) {
                GenerationResult next = harness.generate(MODEL, TOKENS, Map.of());
                assertThat(next.outcome().isOk())
                        .as("after %s on %s: %s", fault, name, next.message())
                        .isTrue();
            }
            return describe(result);
        }
    }

    private static Timeouts timeouts(String fault) {
        return SILENT.contains(fault.split(";")[0]) ? IMPATIENT : ExchangeHarness.PATIENT;
    }

    private static String describe(GenerationResult result) {
        var tokens = result.stream().tokens();
        String counted = tokens.output().isPresent()
                ? ", " + tokens.output().getAsInt() + " tokens by "
                        + tokens.source().orElseThrow().code()
                : "";
        String first =
                tokens.output().orElse(0) > 0 && result.stream().firstTokenMs().isEmpty() ? ", no TTFT" : "";
        return "`" + result.outcome().code() + "`" + counted + first;
    }

    private static long requestsSeen(MockServer server) {
        return server.stats().requests().values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String markdown(Map<String, List<String>> table) {
        StringBuilder text = new StringBuilder("| fault | ")
                .append(String.join(" | ", DIALECTS.keySet()))
                .append(" |\n|---|")
                .append("---|".repeat(DIALECTS.size()))
                .append('\n');
        table.forEach((fault, cells) -> text.append("| `")
                .append(fault)
                .append("` | ")
                .append(String.join(" | ", cells))
                .append(" |\n"));
        return text.toString();
    }
}
