package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.settings.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPlanTest {

    private static SessionPlan plan(long seed) {
        return new SessionPlan(
                LengthDistribution.parse("uniform(1,5)"),
                ThinkTime.parse("exponential(2)"),
                LengthDistribution.parse("lognormal(200,100)"),
                LengthDistribution.parse("64"),
                seed);
    }

    private static List<List<SessionPlan.Turn>> sessions(long seed) {
        return LongStream.range(0, 10_000).mapToObj(plan(seed)::session).toList();
    }

    @Test
    void sessionsAreAsTheirDistributionsSay() {
        List<List<SessionPlan.Turn>> sessions = sessions(1);
        assertThat(sessions.stream().mapToInt(List::size).average()).hasValueCloseTo(3.0, within(0.06));
        assertThat(sessions).allMatch(turns -> turns.get(0).think().isZero());
        double[] thinkS = sessions.stream()
                .flatMap(turns -> turns.stream().skip(1))
                .mapToDouble(turn -> turn.think().toNanos() / 1e9)
                .toArray();
        // 20,000 draws: the standard error of an exponential mean of 2 s is 0.014 s.
        assertThat(LongStream.range(0, thinkS.length)
                        .mapToDouble(i -> thinkS[(int) i])
                        .average())
                .hasValueCloseTo(2.0, within(0.06));
        assertThat(sessions.stream()
                        .flatMap(List::stream)
                        .mapToInt(turn -> turn.lengths().input())
                        .average())
                .hasValueCloseTo(200.0, within(3.0));
    }

    @Test
    void aSessionIsTheSameWheneverItIsAskedFor() {
        assertThat(plan(7).session(4711)).isEqualTo(sessions(7).get(4711));
        assertThat(sessions(8)).isNotEqualTo(sessions(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "2.5 | 2.5", "uniform(1.5,2.5) | 2", "normal(5,0.5) | 5", "lognormal(0.5,0.3) | 0.5"})
    void thinkTimesAreInSeconds(String text, double meanS) {
        ThinkTime time = ThinkTime.parse(text);
        var random = RandomSource.SPLIT_MIX_64.create(3);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            Duration drawn = time.next(random);
            assertThat(drawn).isBetween(Duration.ZERO, Duration.ofHours(1));
            sum += drawn.toNanos() / 1e9;
        }
        assertThat(sum / 10_000).isCloseTo(meanS, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "4000", "zipf(10,1)", "normal(1)", "exponential(1,2)", "exponential(0)", "@x.csv"})
    void whatIsNoTimeIsRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> ThinkTime.parse(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("'" + text + "' is not a distribution of times: ");
    }
}
