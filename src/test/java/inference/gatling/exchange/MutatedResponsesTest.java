package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.dialect.Api;
import inference.dialect.Dialect;
import inference.http.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.Generation;
import run.Outcome.Kind;
import run.Phase;
import run.folder.GenerationsReader;
import run.folder.GenerationsWriter;

/**
 * Half of a server's responses are damaged at random, and all go over one pool of connections: every request ends as one
 * row, no answer is in another request's row, whole answers are ok, nobody hangs, and the rows can be read again.
 */
class MutatedResponsesTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final int AT_ONCE = 16;
    private static final Pattern ID = Pattern.compile("id(\\d{6})=\\1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Api.class,
            names = {"OPENAI", "OLLAMA"})
    void everyRequestIsARowOfItsOwn(Api api) throws Exception {
        check(api, 1, 300);
    }

    @Test
    @Tag("long")
    void everyRequestOfManyIsARowOfItsOwn() throws Exception {
        for (int seed = 2; seed <= 11; seed++) {
            check(Api.OPENAI, seed, 2_000);
            check(Api.OLLAMA, seed, 2_000);
        }
    }

    private void check(Api api, int seed, int requests) throws Exception {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        RawServer.Script script = (request, out) -> {
            Matcher model = Pattern.compile("\"model\":\"m(\\d+)\"").matcher(request);
            assertThat(model.find()).isTrue();
            int number = Integer.parseInt(model.group(1));
            assertThat(seen.add(number)).as("sent once").isTrue();
            answer(api, number, new Random(seed * 1_000_000L + number), out);
        };
        List<GenerationResult> results = new ArrayList<>();
        Dialect dialect = api.dialect(new Api.Options("", true, true));
        ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = new ExchangeHarness(dialect, server.baseUrl())) {
            List<CompletableFuture<GenerationResult>> asked = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                String model = "m" + i;
                asked.add(CompletableFuture.supplyAsync(() -> harness.generate(model, 9, Map.of(), SHORT), users));
            }
            asked.forEach(one -> results.add(one.join()));
        } finally {
            users.shutdownNow();
        }
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        results.forEach(result -> outcomes.merge(result.outcome().code(), 1, Integer::sum));
        System.out.printf("%s: %d requests, half of the answers damaged: %s%n", api, requests, outcomes);

        for (int i = 0; i < requests; i++) {
            GenerationResult result = results.get(i);
            String name = "answer " + i + " of seed " + seed + ": " + result.outcome() + " " + result.message();
            Matcher ids = ID.matcher(result.stream().text());
            while (ids.find()) {
                assertThat(Integer.parseInt(ids.group(1))).as(name).isEqualTo(i);
            }
            if (!isDamaged(i) && result.outcome().isOk()) {
                assertThat(result.stream().tokens().output()).as(name).hasValue(tokens(i));
            }
        }
        assertThat(results.stream()
                        .filter(result -> result.outcome().kind() == Kind.CONNECT)
                        .count())
                .as("rows without a request are lost connections")
                .isGreaterThanOrEqualTo(requests - seen.size());
        long whole = (requests + 1) / 2;
        long wholeAndOk = IntStream.range(0, requests)
                .filter(i -> !isDamaged(i) && results.get(i).outcome().isOk())
                .count();
        assertThat(wholeAndOk).as("whole answers that are ok").isBetween(whole * 9 / 10, whole);
        assertThat(readAgain(results, folder.resolve(api + "-" + seed + ".csv")))
                .isEqualTo(requests);
    }

    private static boolean isDamaged(int number) {
        return number % 2 == 1;
    }

    private static int tokens(int number) {
        return 1 + number % 7;
    }

    private static void answer(Api api, int number, Random random, OutputStream out)
            throws IOException, InterruptedException {
        String whole = api == Api.OPENAI ? openAi(number) : ollama(number);
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        boolean closes = false;
        if (isDamaged(number)) {
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                bytes = Damage.any(bytes, random);
            }
            closes = random.nextInt(4) == 0;
        }
        int split = random.nextInt(bytes.length + 1);
        out.write(bytes, 0, split);
        out.flush();
        if (random.nextInt(8) == 0) {
            Thread.sleep(5);
        }
        out.write(bytes, split, bytes.length - split);
        out.flush();
        if (closes) {
            throw new IOException("closes its connection");
        }
    }

    private static String openAi(int number) {
        String id = String.format("id%06d=%06d ", number, number);
        return RawServer.HEAD
                + RawServer.token(id).repeat(tokens(number))
                + RawServer.finish("stop")
                + RawServer.usage(5, tokens(number))
                + RawServer.done()
                + RawServer.END;
    }

    private static String ollama(int number) {
        String token = String.format(
                "{\"model\":\"m\",\"message\":{\"content\":\"id%06d=%06d \"},\"done\":false}\n", number, number);
        String last =
                "{\"model\":\"m\",\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"eval_count\":"
                        + tokens(number) + ",\"prompt_eval_count\":5,\"eval_duration\":1000,\"total_duration\":5000}\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                + RawServer.chunk(token).repeat(tokens(number))
                + RawServer.chunk(last)
                + RawServer.END;
    }

    /** Writes the results as a run does; how many rows are read again. */
    private static long readAgain(List<GenerationResult> results, Path csv) throws IOException {
        try (GenerationsWriter writer = new GenerationsWriter(csv, failure -> {
            throw new AssertionError(failure);
        })) {
            for (GenerationResult result : results) {
                writer.write(new Generation(
                        Instant.parse("2026-01-31T12:00:00Z"),
                        new Generation.Origin("m", "Mutated", "s", Phase.MEASURE, 1, "chat", ""),
                        new Generation.Ending(
                                result.outcome(),
                                result.message(),
                                result.httpStatus(),
                                result.stream().finishReason()),
                        result.stream().tokens(),
                        result.stream().timing(result.endNs(), OptionalDouble.empty()),
                        result.stream().server(),
                        Generation.Wire.NONE));
            }
        }
        Map<String, Integer> rows = new HashMap<>();
        GenerationsReader.read(csv, row -> rows.merge("rows", 1, Integer::sum));
        return rows.getOrDefault("rows", 0);
    }
}
