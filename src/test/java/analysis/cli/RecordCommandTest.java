package analysis.cli;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import inference.feeders.Feeder;
import inference.workload.Lengths;
import inference.workload.Trace;
import inference.workload.TraceRequest;
import inference.workload.TraceRequest.Sized;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Outcome;
import run.Phase;
import run.folder.GenerationsWriter;

class RecordCommandTest {

    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int record(Path source, String... more) {
        List<String> args = new ArrayList<>(List.of("record", "--out", trace().toString(), source.toString()));
        args.addAll(List.of(more));
        return Main.run(new PrintStream(out), new PrintStream(err), args.toArray(String[]::new));
    }

    private Path trace() {
        return folder.resolve("trace.jsonl");
    }

    private Path log(String... lines) throws IOException {
        return Files.writeString(folder.resolve("access.json"), String.join("\n", lines) + "\n");
    }

    private Trace replayed() {
        return new Trace(
                Feeder.load(trace().toString()), new Trace.Part(1, Duration.ZERO, Duration.ofDays(9999), 1, 42));
    }

    private List<TraceRequest> requests() {
        List<TraceRequest> all = new ArrayList<>();
        try (Trace.Requests requests = replayed().requests()) {
            for (TraceRequest next = requests.next(); next != null; next = requests.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private List<Lengths> lengths() {
        return requests().stream()
                .map(request -> ((Sized) request.work()).lengths())
                .toList();
    }

    private List<Long> blocks(int request) {
        return ((Sized) requests().get(request).work()).blocks();
    }

    @Test
    void aRunBecomesTheTraceThatReplayReads() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        try (GenerationsWriter rows = new GenerationsWriter(run.resolve("generations.csv"), failure -> {})) {
            rows.write(generation(g -> g.phase(Phase.WARMUP).startMs(0)));
            // In order of their ends, as rows are.
            rows.write(generation(g -> g.user(2).startMs(1250).promptTokens(40).timing(10, 1000, 1000)));
            rows.write(generation(g -> g.user(1).startMs(1000).promptTokens(700).outputTokens(33)));
            rows.write(generation(g -> g.user(1).startMs(4000).failed(Outcome.of(Outcome.Kind.TRUNCATED), "cut")));
            rows.write(generation(g -> g.user(1).startMs(3000).promptTokens(8).outputTokens(9)));
        }

        assertThat(record(run)).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("Recorded: 3 requests of 2.0 s in ", "trace.jsonl; left out: 1 that failed");
        assertThat(replayed().offsetsNs()).containsExactly(0, 250 * MS, 2000 * MS);
        assertThat(lengths()).containsExactly(new Lengths(700, 33), new Lengths(40, 3), new Lengths(8, 9));
        List<TraceRequest> all = requests();
        assertThat(all.get(0).session())
                .isEqualTo(all.get(2).session())
                .isNotEqualTo(all.get(1).session());
    }

    /** A session of one injector's user is no other's, and a replayed trace keeps its own. */
    @Test
    void theSessionsOfARunAreThoseOfItsTrace() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        try (GenerationsWriter rows = new GenerationsWriter(run.resolve("generations.csv"), failure -> {})) {
            rows.write(generation(g -> g.user(1).startMs(0).turn("a", 1)));
            rows.write(generation(g -> g.user(1).startMs(1000).turn("b", 1)));
            rows.write(generation(g -> g.user(2).startMs(2000).turn("a", 2)));
        }

        assertThat(record(run)).as(err.toString()).isZero();

        List<TraceRequest> all = requests();
        assertThat(all).extracting(TraceRequest::turn).containsExactly(1, 1, 2);
        assertThat(all.get(2).session())
                .isEqualTo(all.get(0).session())
                .isNotEqualTo(all.get(1).session());
    }

    @Test
    void aGatewaysLogTellsWhatPromptsShare() throws IOException {
        String system = "You are a helpful assistant of the Example company. ".repeat(100); // 5,200 characters
        String request =
                "{\"timestamp\":\"2026-01-31T12:00:0%d.500Z\",\"session_id\":\"%s\",\"status\":200,\"request\":{"
                        + "\"messages\":[{\"role\":\"system\",\"content\":\"" + system
                        + "\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}]},"
                        + "\"response\":{\"usage\":{\"prompt_tokens\":1310,\"completion_tokens\":%d}}}";
        Path log = log(
                String.format(request, 1, "alice@example.com", "What is a queue?", 7),
                String.format(request, 3, "bob@example.com", "What is a stack?", 8),
                "{\"timestamp\":\"2026-01-31T12:00:04Z\",\"path\":\"/health\",\"status\":200}",
                "{\"timestamp\":\"2026-01-31T12:00:04Z\",\"status\":429,\"usage\":{\"prompt_tokens\":5}}");

        assertThat(record(log)).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains(
                        "2 requests of 2.0 s, with shared prefixes, in ",
                        "; left out: 1 that failed, 1 without token counts");
        assertThat(lengths()).containsExactly(new Lengths(1310, 7), new Lengths(1310, 8));
        assertThat(blocks(0)).hasSize(3);
        assertThat(blocks(0).subList(0, 2)).isEqualTo(blocks(1).subList(0, 2));
        assertThat(blocks(0).get(2)).isNotEqualTo(blocks(1).get(2));
        assertThat(Files.readString(trace())).doesNotContain("alice", "Example", "queue", "2026");
    }

    @Test
    void aProxyWritesItsLineAtTheEnd() throws IOException {
        // nginx: log_format with escape=json, counts of tokens from a header of the server
        Path log = log(
                "{\"time_iso8601\":\"2026-01-31T12:00:05+00:00\",\"request_time\":\"3.500\",\"status\":\"200\","
                        + "\"tokens_in\":\"200\",\"tokens_out\":\"20\",\"request_body\":\"\"}",
                "{\"time_iso8601\":\"2026-01-31T12:00:06+00:00\",\"request_time\":\"6.000\",\"status\":\"200\","
                        + "\"tokens_in\":\"100\",\"tokens_out\":\"-\",\"request_body\":\"-\"}");

        assertThat(record(log, "--map", "input=tokens_in", "--map", "output=tokens_out"))
                .as(err.toString())
                .isZero();

        assertThat(replayed().offsetsNs()).containsExactly(0, 1500 * MS);
        assertThat(lengths()).containsExactly(new Lengths(100, 1), new Lengths(200, 20));
        assertThat(blocks(0)).isEmpty();
    }

    @Test
    void envoyHasItsStartAndNestedFields() throws IOException {
        Path log = log("{\"start_time\":\"2026-01-31T12:00:05.250Z\",\"duration\":900,\"response_code\":200,"
                + "\"llm\":{\"in\":30,\"out\":4}}");

        assertThat(record(log, "--map", "input=llm.in", "--map", "output=llm.out"))
                .as(err.toString())
                .isZero();
        assertThat(lengths()).containsExactly(new Lengths(30, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ts\":1,\"usage\":{\"prompt_tokens\":5,|access.json: line 2: not JSON: it ends",
                "[1]|access.json: line 2: expected a JSON object",
                "{\"ts\":1,\"prompt_tokens\":-5}|line 2: input is -5, expected a number of 0 or more",
                "{\"ts\":1,\"prompt_tokens\":5.5}|line 2: input is 5.5, expected whole tokens",
                "{\"ts\":\"noon\",\"prompt_tokens\":5}|line 2: time is \"noon\", expected an ISO 8601 date and time",
                "{\"prompt_tokens\":5}|line 2: has no time; looked for timestamp, start_time"
            })
    void aLineThatCannotBeUsedIsNamedAndNothingIsWritten(String line, String problem) throws IOException {
        assertThat(record(log("{\"ts\":1,\"prompt_tokens\":5}", line))).isEqualTo(4);
        assertThat(err.toString()).contains(problem);
        assertThat(folder).isDirectoryNotContaining("glob:**/*.{jsonl,tmp}");
    }

    @Test
    void aLogWithoutTokensSaysWhatItHas() throws IOException {
        assertThat(record(log("{\"ts\":1,\"bytes_in\":5}"))).isEqualTo(4);
        assertThat(err.toString())
                .contains("no line is a generation", "The first line has ts, bytes_in", "--map input=PATH");
    }

    @Test
    void unknownFieldsAndFilesThatAreThereAreRefused() throws IOException {
        Path log = log("{\"ts\":1,\"prompt_tokens\":5}");
        assertThat(record(log, "--map", "tokens=x")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no field 'tokens' to map; there are time, end, duration_s");

        Files.createFile(trace());
        assertThat(record(log)).isEqualTo(2);
        assertThat(err.toString()).contains("trace.jsonl already exists");
    }

    @Test
    void manyLinesTakeNoMoreMemoryThanTheirTimes() throws IOException {
        int count = 20_000;
        Path log = folder.resolve("access.json");
        try (BufferedWriter lines = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                lines.write("{\"ts\":" + (1_700_000_000_000L + (count - i)) + ",\"prompt_tokens\":" + (1 + i % 100)
                        + ",\"completion_tokens\":" + (i % 7) + "}\n");
            }
        }
        assertThat(record(log)).as(err.toString()).isZero();
        assertThat(replayed().size()).isEqualTo(count);
        assertThat(lengths().get(0)).isEqualTo(new Lengths(1 + (count - 1) % 100, Math.max(1, (count - 1) % 7)));
    }
}
