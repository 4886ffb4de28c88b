package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.dialect.GenerationRequest.Message;
import inference.feeders.Feeder;
import inference.settings.SettingsException;
import inference.workload.TraceRequest.Sized;
import inference.workload.TraceRequest.Worded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final Trace.Part ALL = part(1, Duration.ZERO, Duration.ofDays(99), 1);
    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    private static Trace.Part part(double speed, Duration from, Duration to, double share) {
        return new Trace.Part(speed, from, to, share, 42);
    }

    private Trace trace(String content, Trace.Part part) throws IOException {
        Path file = folder.resolve("trace");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return new Trace(Feeder.load(file.toString()), part);
    }

    private static List<TraceRequest> requests(Trace trace) {
        List<TraceRequest> all = new ArrayList<>();
        try (Trace.Requests requests = trace.requests()) {
            for (TraceRequest next = requests.next(); next != null; next = requests.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private static List<Lengths> lengths(Trace trace) {
        return requests(trace).stream()
                .map(request -> ((Sized) request.work()).lengths())
                .toList();
    }

    @Test
    void mooncakeLinesHaveMillisecondsAndBlocks() throws IOException {
        Trace trace = trace("""
                {"timestamp": 27482, "input_length": 6955, "output_length": 52, "hash_ids": [46, 47, 2353]}
                {"timestamp": 30535, "input_length": 6472, "output_length": 26, "hash_ids": [46, 47], "type": "x"}
                """, ALL);
        assertThat(trace.offsetsNs()).containsExactly(0, 3053 * MS);
        assertThat(lengths(trace)).containsExactly(new Lengths(6955, 52), new Lengths(6472, 26));
        assertThat(((Sized) requests(trace).get(0).work()).blocks()).containsExactly(46L, 47L, 2353L);
        assertThat(trace.isSized()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n"})
    void anEmptyTraceIsToldAsEmpty(String content) {
        assertThatThrownBy(() -> trace(content, ALL))
                .hasMessageContainingAll("trace line 1: the file is empty", "input_length");
    }

    @Test
    void azureRowsHaveDates() throws IOException {
        Trace trace = trace(
                "TIMESTAMP,ContextTokens,GeneratedTokens\r\n2023-11-16 18:17:03.9799600,4808,10\r\n"
                        + "2023-11-16 18:17:04.0319600,3180,8\r\n",
                ALL);
        assertThat(trace.offsetsNs()).containsExactly(0, 52 * MS);
        assertThat(lengths(trace)).containsExactly(new Lengths(4808, 10), new Lengths(3180, 8));
        Trace zoned = trace(
                "TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00.009930+00:00,2162,5\n"
                        + "2024-05-10T02:00:01.009930+02:00,2399,6",
                ALL);
        assertThat(zoned.offsetsNs()).containsExactly(0, 1000 * MS);
    }

    @Test
    void burstGptRowsHaveSecondsAndFailures() throws IOException {
        Trace trace = trace(
                "\uFEFFTimestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n"
                        + "5,ChatGPT,472,18,490,Conversation log\n45.5,GPT-4,1087,0,1087,API log\n",
                ALL);
        assertThat(trace.offsetsNs()).containsExactly(0, 40_500 * MS);
        assertThat(lengths(trace)).containsExactly(new Lengths(472, 18), new Lengths(1087, 1));
    }

    @Test
    void linesCanHaveTheTextsThemselves() throws IOException {
        Trace trace = trace("""
                {"timestamp": 0, "prompt": "Hi", "max_tokens": 7, "session": "a"}
                {"timestamp": "1970-01-01T00:00:02Z", "messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "U"}]}

                {"timestamp": 2500, "body": {"model": "m", "stream": true, "messages": [{"role": "user", "content": "B"}], "max_tokens": 9, "top_p": 0.5}}
                """, ALL);
        assertThat(trace.offsetsNs()).containsExactly(0, 2000 * MS, 2500 * MS);
        assertThat(trace.isSized()).isFalse();
        List<Worded> works =
                requests(trace).stream().map(request -> (Worded) request.work()).toList();
        assertThat(works.get(0).maxTokens()).isEqualTo(OptionalInt.of(7));
        assertThat(works.get(1).messages()).containsExactly(new Message("system", "S"), Message.user("U"));
        assertThat(works.get(1).maxTokens()).isEmpty();
        assertThat(works.get(2).messages()).containsExactly(Message.user("B"));
        assertThat(works.get(2).body().patches()).hasToString("[{\"max_tokens\":9,\"top_p\":0.5}]");
    }

    private static String manySessions() {
        return "timestamp,session,input_length,output_length\n"
                + IntStream.range(0, 3000)
                        .mapToObj(i -> i / 10.0 + ",s" + i % 300 + "," + (i + 1) + ",5")
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void aPartIsCutOutAndReplayedFaster() throws IOException {
        Trace trace = trace(manySessions(), part(10, Duration.ofSeconds(1), Duration.ofSeconds(2), 1));
        assertThat(trace.size()).isEqualTo(10);
        assertThat(trace.offsetsNs()).startsWith(0, 10 * MS, 20 * MS);
        assertThat(lengths(trace).get(0).input()).isEqualTo(11);
    }

    @Test
    void aSampledSessionIsWhole() throws IOException {
        List<TraceRequest> sample = requests(trace(manySessions(), part(1, Duration.ZERO, Duration.ofDays(1), 0.2)));
        var counts = sample.stream().collect(Collectors.groupingBy(TraceRequest::session, Collectors.counting()));
        assertThat(counts.values()).containsOnly(10L);
        assertThat(counts.size() / 300.0).isCloseTo(0.2, within(0.07));
        counts.keySet()
                .forEach(session -> assertThat(sample.stream()
                                .filter(request -> request.session().equals(session))
                                .map(TraceRequest::turn))
                        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void turnsOfManySessionsAreCounted() {
        TurnCounts turns = new TurnCounts();
        for (int turn = 1; turn <= 3; turn++) {
            for (int session = 0; session < 100_000; session++) {
                assertThat(turns.next("session " + session)).isEqualTo(turn);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timestamp\": 5, \"input_length\": 0, \"output_length\": 2}          | line 1: expected a field 'input_length' from 1",
                "{\"timestamp\": 5, \"input_length\": 5}                                | line 1: expected a field 'output_length'",
                "{\"input_length\": 5, \"output_length\": 2}                            | line 1: expected a field 'timestamp'",
                "{\"timestamp\": \"soon\", \"prompt\": \"x\"}                           | line 1: timestamp"
                        + " 'soon' is not a time",
                "{\"timestamp\": 1}                                                     | line 1: expected input_length",
                "{\"timestamp\": 1                                                      | line 1",
                "{\"timestamp\": 5, \"prompt\": \"x\"}~{\"timestamp\": 4, \"prompt\": \"x\"} | line 2: is earlier than the previous request",
                "timestamp,input_length~1,5                                             | line 1: there is no"
                        + " column generatedtokens",
                "timestamp,input_length,output_length~1,5                               | line 2: expected at least 3 cells, found 2",
                "timestamp,input_length,output_length~1,5,x                             | line 2: 'x' is not from 0",
                "timestamp,input_length,output_length~then,5,5                          | line 2: 'then' is not a"
                        + " time",
                "timestamp,input_length,output_length                                   | has no request",
                "timestamp,input_length,output_length~1700000000000,5,5                 | line 2: '1700000000000'"
                        + " is not a time: expected seconds",
                "timestamp;input_length;output_length~1;5;5                             | expected commas between the columns",
                "[{\"timestamp\": 1, \"prompt\": \"x\"}]                                  | is a JSON array: expected a JSON object on each line",
                "{\"Timestamp\": 1, \"prompt\": \"x\"}                                    | its fields are: Timestamp, prompt",
                "{\"timestamp\": 1700000000, \"prompt\": \"x\"}                           | line 1: timestamp 1700000000 seems to be in seconds",
                "{\"timestamp\": 1, \"prompt\": \"x\", \"session\": {}}                     | line 1: 'session' is a text or a number",
                "PAR1                                                                   | is a Parquet file: convert it to CSV or JSON lines",
            })
    void whatCannotBeReplayedIsNamedByItsLine(String content, String message) {
        assertThatThrownBy(() -> trace(content.replace('~', '\n'), ALL))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void blankLinesAndNullsArePassedOver() throws IOException {
        assertThat(trace("\r\n\r\ntimestamp,input_length,output_length\r\n\r\n1,5,6\r\n\r\n2,5,6\r\n\r\n", ALL)
                        .offsetsNs())
                .containsExactly(0, 1000 * MS);
        assertThat(requests(
                        trace("{\"timestamp\": 1, \"prompt\": \"x\", \"session\": null, \"max_tokens\": null}", ALL)))
                .extracting(TraceRequest::session)
                .containsExactly("");
    }

    @Test
    void aZipFileIsNamed() {
        assertThatThrownBy(() -> trace("PK\3\4 and so on", ALL)).hasMessageContaining("is a ZIP archive: unpack it");
    }

    @Test
    void otherEncodingsAreNamed() {
        assertThatThrownBy(() -> {
                    Files.write(
                            folder.resolve("latin"),
                            "{\"timestamp\": 1, \"prompt\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
                    new Trace(Feeder.load(folder.resolve("latin").toString()), ALL);
                })
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not UTF-8");
    }
}
