package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import inference.settings.Injector;
import inference.workload.Distances;
import inference.workload.LengthDistribution;
import inference.workload.Mix;
import inference.workload.RateProfile;
import inference.workload.SessionPlan;
import inference.workload.ThinkTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

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

    @Test
    void ofSharedBeginnings() {
        WordPrompt words = new WordPrompt(List.of("one", "two", "three", "four", "five"));
        WordScale scale = new WordScale(new Calibration(10), new Calibration(100));
        isTheSameOnThree(number -> new SharedPrefix(new SharedBlocks(words, scale, SEED), 64).of(number % 7));
    }
}
