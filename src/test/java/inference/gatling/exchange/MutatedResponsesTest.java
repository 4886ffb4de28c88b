package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import inference.http.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.Generation;
import run.Generation.Tokens;
import run.Outcome.Kind;
import run.Phase;
import run.folder.GenerationsReader;
import run.folder.GenerationsWriter;

/**
 * Damaged responses of every API over one pool of connections: every request ends in time as one row, no answer is in
 * another request's row, intact answers are ok, cut ones are not, and the rows can be read again.
 */
class MutatedResponsesTest {

    /** For damaged answers, some of which never end. */
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(4));

    private static final int AT_ONCE = 16;
    private static final Pattern MODEL = Pattern.compile("\"model\":\"m(\\d+)\"");
    private static final Pattern ID = Pattern.compile("id(\\d{6})=\\1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyRequestIsARowOfItsOwn(NumberedAnswer answer) throws Exception {
        check(answer, 1, 30);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void everyRequestOfManyIsARowOfItsOwn(NumberedAnswer answer) throws Exception {
        for (int seed = 2; seed <= 4; seed++) {
            check(answer, seed, 1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCutAnswerIsOk(NumberedAnswer answer) throws Exception {
        cutEvery(37, answer);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void noAnswerIsOkThatIsCutAtAnyByte(NumberedAnswer answer) throws Exception {
        cutEvery(1, answer);
    }

    /** The server closes the connection after a part of the response. */
    private static void cutEvery(int step, NumberedAnswer answer) throws Exception {
        byte[] whole = answer.response(1).getBytes(StandardCharsets.UTF_8);
        List<Integer> cuts = IntStream.iterate(0, cut -> cut <= answer.bytesToLastPart(1), cut -> cut + step)
                .boxed()
                .toList();
        RawServer.Script script = (request, out) -> {
            out.write(whole, 0, number(request));
            out.flush();
            throw new IOException("closes its connection");
        };
        List<GenerationResult> results = generate(answer, script, cuts);
        for (int i = 0; i < cuts.size(); i++) {
            assertThat(results.get(i).outcome().isOk())
                    .as("%s, cut after %s of %s bytes", answer, cuts.get(i), whole.length)
                    .isFalse();
        }
    }

    private void check(NumberedAnswer answer, int seed, int requests) throws Exception {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        RawServer.Script script = (request, out) -> {
            int number = number(request);
            assertThat(seen.add(number)).as("sent once").isTrue();
            send(answer.response(number), number, new Random(seed * 1_000_000L + number), out);
        };
        List<GenerationResult> results =
                generate(answer, script, IntStream.range(0, requests).boxed().toList());
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        results.forEach(result -> outcomes.merge(result.outcome().code(), 1, Integer::sum));
        System.out.printf("%s: %d requests, half of the answers damaged: %s%n", answer, requests, outcomes);

        for (int i = 0; i < requests; i++) {
            GenerationResult result = results.get(i);
            String name = "answer " + i + " of seed " + seed + ": " + result.outcome() + " " + result.message();
            Matcher ids = ID.matcher(result.stream().text());
            while (ids.find()) {
                assertThat(Integer.parseInt(ids.group(1))).as(name).isEqualTo(i);
            }
            if (!isDamaged(i) && result.outcome().isOk()) {
                Tokens tokens = result.stream().tokens();
                assertThat(tokens.inputs().isPresent() ? tokens.prompt() : tokens.output())
                        .as(name)
                        .hasValue(NumberedAnswer.tokens(i));
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
        assertThat(readAgain(results, folder.resolve(answer + "-" + seed + ".csv")))
                .isEqualTo(requests);
    }

    private static boolean isDamaged(int number) {
        return number % 2 == 1;
    }

    private static int number(String request) {
        Matcher model = MODEL.matcher(request);
        assertThat(model.find()).isTrue();
        return Integer.parseInt(model.group(1));
    }

    /** Sends the requests with these numbers, several at once; a request that hangs fails. */
    private static List<GenerationResult> generate(
            NumberedAnswer answer, RawServer.Script script, List<Integer> numbers) throws IOException {
        ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
        try (RawServer server = new RawServer(script);
                ExchangeHarness harness = new ExchangeHarness(answer.dialect(), server.baseUrl())) {
            List<CompletableFuture<GenerationResult>> asked = numbers.stream()
                    .map(number -> CompletableFuture.supplyAsync(
                            () -> harness.generate(
                                    "m" + number, 9, Map.of(), isDamaged(number) ? SHORT : ExchangeHarness.PATIENT),
                            users))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        } finally {
            users.shutdownNow();
        }
    }

    private static void send(String response, int number, Random random, OutputStream out)
            throws IOException, InterruptedException {
        byte[] bytes = response.getBytes(StandardCharsets.UTF_8);
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
