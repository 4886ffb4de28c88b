package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import inference.feeders.Feeder;
import inference.gatling.action.Turn;
import inference.settings.Injector;
import inference.workload.Distances;
import inference.workload.LengthDistribution;
import inference.workload.Mix;
import inference.workload.RateProfile;
import inference.workload.SessionPlan;
import inference.workload.ThinkTime;
import inference.workload.Trace;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed is the same work at the same times, whether one injector sends it or three do. */
class SameWorkTest {

    private static final long SEED = 42;
    private static final RateProfile RATE = RateProfile.parse("ramp(1,20)", Duration.ofSeconds(60));

    /** What is sent when. */
    private record Sent(long atNs, Object work) {}

    private static List<Sent> sent(int injectors, LongFunction<Object> work) {
        List<Sent> all = new ArrayList<>();
        for (int index = 0; index < injectors; index++) {
            Injector injector = new Injector(String.valueOf(index), index, injectors);
            // Each injector works all of it out for itself, as each is a process of its own.
            ArrivalSchedule mine =
                    ArrivalSchedule.of(RATE, Distances.gamma(0.5), SEED).of(injector);
            for (int nth = 0; nth < mine.size(); nth++) {
                all.add(new Sent(mine.offsetNs(nth), work.apply(injector.number(nth))));
            }
        }
        return all;
    }

    private static void isTheSameOnThree(LongFunction<Object> work) {
        List<Sent> one = sent(1, work);
        assertThat(one).hasSizeBetween(500, 800);
        assertThat(sent(3, work)).containsExactlyInAnyOrderElementsOf(one);
    }

    @Test
    void ofLengths() {
        Mix mix = Mix.parse("70% lognormal(256,64)->64, 30% zipf(4096,1.2)->normal(256,64)", SEED);
        isTheSameOnThree(mix::lengths);
    }

    @Test
    void ofWholeSessions() {
        SessionPlan plan = new SessionPlan(
                LengthDistribution.parse("uniform(1,9)"),
                ThinkTime.parse("exponential(3)"),
                LengthDistribution.parse("normal(100,30)"),
                LengthDistribution.parse("uniform(1,99)"),
                SEED);
        isTheSameOnThree(plan::session);
    }

    /** The sessions of a sample are whole over all injectors, each with one model and its turns in order. */
    @Test
    void ofASampledTrace(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("trace.jsonl"),
                IntStream.range(0, 2000)
                        .mapToObj(i -> "{\"timestamp\": " + 10 * i + ", \"input_length\": " + (i + 10)
                                + ", \"output_length\": " + (i % 90 + 1) + ", \"session\": \"s" + i % 250
                                + "\", \"hash_ids\": [" + i % 5 + "]}")
                        .toList());
        List<Sent> one = replayed(file, 1);

        assertThat(one).hasSizeBetween(700, 1300);
        assertThat(replayed(file, 3)).containsExactlyInAnyOrderElementsOf(one);
        Map<String, List<Asked>> sessions = one.stream()
                .map(sent -> (Asked) sent.work())
                .collect(Collectors.groupingBy(asked -> asked.turn().session()));
        assertThat(sessions.values()).allSatisfy(turns -> {
            assertThat(turns).extracting(asked -> asked.turn().number()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(turns.stream().map(Asked::model).distinct()).hasSize(1);
        });
        assertThat(one.stream().map(sent -> ((Asked) sent.work()).model()).distinct())
                .hasSize(2);
    }

    private record Asked(String model, Turn turn, String prompt, int maxTokens) {}

    private static List<Sent> replayed(Path file, int injectors) {
        List<Sent> all = new ArrayList<>();
        WordScale scale = new WordScale(new Calibration(10), new Calibration(100));
        for (int index = 0; index < injectors; index++) {
            Injector injector = new Injector(String.valueOf(index), index, injectors);
            Trace trace = new Trace(
                    Feeder.load(file.toString()), new Trace.Part(10, Duration.ZERO, Duration.ofDays(1), 0.5, SEED));
            TracePrompts prompts = new TracePrompts(
                    trace,
                    injector,
                    List.of("a", "b"),
                    10,
                    Optional.of(new SharedBlocks(new WordPrompt(List.of("one", "two", "three")), scale, SEED)));
            ArrivalSchedule mine = ArrivalSchedule.at(trace.offsetsNs()).of(injector);
            for (int nth = 0; nth < mine.size(); nth++) {
                Session user = new Session(io.gatling.core.session.Session$.MODULE$.apply("trace", 1, null))
                        .set(Profiles.NUMBER, injector.number(nth));
                Session dealt = prompts.dealt(user).join();
                all.add(new Sent(
                        mine.offsetNs(nth),
                        new Asked(
                                dealt.getString("model"),
                                TracePrompts.turn(dealt),
                                TracePrompts.messages(dealt).get(0).content(),
                                prompts.maxTokens(dealt))));
            }
        }
        return all;
    }

    /** Those of a closed loop, whose users are split over the injectors. */
    @Test
    void ofPromptsOfUsersAtOnce() {
        Function<Integer, List<Long>> dealt = injectors -> IntStream.range(0, injectors)
                .mapToObj(index -> new Injector(String.valueOf(index), index, injectors))
                .flatMap(injector ->
                        LongStream.range(0, injector.generations(100, 7)).mapToObj(nth -> injector.generation(nth, 7)))
                .sorted()
                .toList();

        assertThat(dealt.apply(3)).isEqualTo(dealt.apply(1)).hasSize(100);
    }

    @Test
    void ofSharedBeginnings() {
        WordPrompt words = new WordPrompt(List.of("one", "two", "three", "four", "five"));
        WordScale scale = new WordScale(new Calibration(10), new Calibration(100));
        isTheSameOnThree(number -> new SharedPrefix(new SharedBlocks(words, scale, SEED), 64).of(number % 7));
    }
}
