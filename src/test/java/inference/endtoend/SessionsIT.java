package inference.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import inference.http.RawServer;
import inference.workload.LengthDistribution;
import inference.workload.SessionPlan;
import inference.workload.ThinkTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import run.Generation;
import run.folder.GenerationsReader;

/** Sessions and agents against a server that writes down what it is sent, and answers each request with words of its own. */
@Execution(ExecutionMode.CONCURRENT)
class SessionsIT {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    private final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer((request, out) -> answer(MAPPER.readTree(request.substring(request.indexOf('{'))), out));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Calls a tool where tools are offered and the user had the last word. */
    private void answer(JsonNode body, OutputStream out) throws IOException {
        requests.add(body);
        int number = answers.incrementAndGet();
        JsonNode messages = body.path("messages");
        boolean calls = body.has("tools")
                && messages.path(messages.size() - 1).path("role").asText().equals("user");
        String words = calls
                ? RawServer.event(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call-" + number
                                + "\",\"type\":\"function\",\"function\":{\"name\":\"clock\",\"arguments\":\"{}\"}}]}}]}")
                : RawServer.token("answer " + number + ".");
        RawServer.send(
                out,
                RawServer.HEAD
                        + words
                        + RawServer.finish(calls ? "tool_calls" : "stop")
                        + RawServer.usage(messages.toString().split(" ").length, 3)
                        + RawServer.done()
                        + RawServer.END);
    }

    /** The turns of each session, in the order of their starts. */
    private Collection<List<Generation>> sessions(String simulation, Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "baseUrl", server.baseUrl(),
                "api", "openai",
                "models", "m",
                "skipModelCheck", "true",
                "warmupRuns", "0",
                "users", "2",
                "requests", "3"));
        settings.putAll(more);
        SimulationProcess.Ended run = SimulationProcess.runInSharedJvm(simulation, folder.resolve("results"), settings);
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<Generation> rows = new ArrayList<>();
        GenerationsReader.read(run.folder().resolve("generations.csv"), rows::add);
        assertThat(rows).allMatch(Generation::isOk);
        return rows.stream()
                .filter(Generation::isMeasured)
                .sorted(Comparator.comparing(Generation::timestamp))
                .collect(Collectors.groupingBy(row -> row.origin().session(), TreeMap::new, Collectors.toList()))
                .values();
    }

    private static List<Integer> numbers(List<Generation> session) {
        return session.stream().map(row -> row.origin().turn()).toList();
    }

    /** From the end of an answer until the next turn was due. */
    private static double pauseMs(Generation before, Generation next) {
        return next.timestamp().toEpochMilli()
                - next.timing().scheduledDelayMs().orElseThrow()
                - before.timestamp().toEpochMilli()
                - before.timing().streamMs().orElseThrow();
    }

    /** A starved machine can only lengthen a pause. */
    private static void wasAsLongAs(Duration wanted, Generation before, Generation next) {
        assertThat(pauseMs(before, next)).isBetween(wanted.toNanos() / 1e6 - 2, wanted.toNanos() / 1e6 + 2000);
    }

    private List<String> said(JsonNode request) {
        List<String> said = new ArrayList<>();
        request.path("messages")
                .forEach(message -> said.add(message.path("role").asText() + " "
                        + message.path("content").asText()));
        return said;
    }

    @Test
    void turnsComeInOrderWithTheRealAnswersAndTheTimesToThink() throws IOException {
        SessionPlan plan = new SessionPlan(
                LengthDistribution.parse("uniform(2,4)"),
                ThinkTime.parse("uniform(0.1,0.3)"),
                LengthDistribution.parse("16"),
                LengthDistribution.parse("8"),
                7);
        Collection<List<Generation>> sessions = sessions(
                "Sessions",
                Map.of(
                        "turns", plan.turns().toString(),
                        "thinkTime", plan.thinkTime().toString(),
                        "inputTokens", "16",
                        "outputTokens", "8",
                        "systemTokens", "0",
                        "seed", "7"));

        assertThat(sessions).hasSize(3);
        int number = 0;
        for (List<Generation> session : sessions) {
            List<SessionPlan.Turn> turns = plan.session(number++);
            assertThat(session).hasSameSizeAs(turns);
            for (int i = 1; i < turns.size(); i++) {
                wasAsLongAs(turns.get(i).think(), session.get(i - 1), session.get(i));
            }
            assertThat(numbers(session)).isSorted().startsWith(1).endsWith(turns.size());
        }
        // What a turn sends is all that was said in the one before, the answer that it got, and one message more.
        List<List<String>> later = requests.stream()
                .map(this::said)
                .filter(said -> said.size() > 1)
                .toList();
        assertThat(later).hasSize(sessions.stream().mapToInt(List::size).sum() - 3);
        assertThat(later).allSatisfy(said -> {
            assertThat(requests.stream().map(this::said)).contains(said.subList(0, said.size() - 2));
            assertThat(said.get(said.size() - 2)).matches("assistant answer \\d+\\.");
        });
        assertThat(later.stream().map(said -> said.get(said.size() - 2)).distinct())
                .hasSameSizeAs(later);
    }

    @Test
    void agentsGetTheResultsOfTheToolsTheyCall() throws IOException {
        Path agents = Files.writeString(
                folder.resolve("agents.jsonl"),
                "{\"turns\": [\"What time is it?\", \"And now?\"], \"tools\": [{\"name\": \"clock\", \"description\": \"The time\","
                        + " \"parameters\": {\"type\": \"object\"}}], \"results\": {\"clock\": [\"noon\", \"one\"]}}\n");
        Collection<List<Generation>> sessions =
                sessions("Agents", Map.of("agents", agents.toString(), "thinkTime", "0.2", "toolTime", "0.1"));

        assertThat(sessions).hasSize(3).allSatisfy(session -> {
            assertThat(numbers(session)).containsExactly(1, 2, 3, 4);
            wasAsLongAs(Duration.ofMillis(100), session.get(0), session.get(1));
            wasAsLongAs(Duration.ofMillis(200), session.get(1), session.get(2));
            wasAsLongAs(Duration.ofMillis(100), session.get(2), session.get(3));
        });
        List<List<String>> last = requests.stream()
                .map(this::said)
                .filter(said -> said.size() == 7)
                .toList();
        assertThat(last).hasSize(3).allSatisfy(said -> {
            assertThat(said).element(0).isEqualTo("user What time is it?");
            assertThat(said.get(2)).isEqualTo("tool noon");
            assertThat(said.get(3)).matches("assistant answer \\d+\\.");
            assertThat(said.subList(4, 7)).first().isEqualTo("user And now?");
            assertThat(said.get(6)).isEqualTo("tool one");
        });
        assertThat(requests)
                .filteredOn(request -> request.path("messages").size() == 7)
                .allSatisfy(request -> assertThat(request.at("/messages/2/tool_call_id"))
                        .isEqualTo(request.at("/messages/1/tool_calls/0/id")));
    }
}
