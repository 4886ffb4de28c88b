package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.workload.Distances;
import inference.workload.RateProfile;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.junit.jupiter.api.Test;

class ArrivalScheduleTest {

    @Test
    void aConstantRateIsConstant() {
        ArrivalSchedule schedule =
                ArrivalSchedule.of(RateProfile.constant(20, Duration.ofSeconds(3)), Distances.constant(), 1);
        assertThat(schedule.size()).isEqualTo(60);
        for (int i = 0; i < schedule.size(); i++) {
            assertThat(schedule.offsetNs(i)).isEqualTo(i * 50_000_000L);
        }
    }

    @Test
    void poissonGapsAreExponential() {
        double rate = 100;
        ArrivalSchedule schedule =
                ArrivalSchedule.of(RateProfile.constant(rate, Duration.ofSeconds(200)), Distances.poisson(), 1);
        double[] gapsS = IntStream.range(1, schedule.size())
                .mapToDouble(i -> (schedule.offsetNs(i) - schedule.offsetNs(i - 1)) / 1e9)
                .toArray();
        double mean = IntStream.range(0, gapsS.length)
                .mapToDouble(i -> gapsS[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, gapsS.length)
                .mapToDouble(i -> (gapsS[i] - mean) * (gapsS[i] - mean))
                .average()
                .orElseThrow();
        // An exponential distribution's standard deviation is its mean; within 5 % for 20,000 gaps.
        assertThat(mean).isCloseTo(1 / rate, within(0.05 / rate));
        assertThat(Math.sqrt(variance)).isCloseTo(1 / rate, within(0.05 / rate));
    }

    @Test
    void gammaGapsAreAsBurstyAsAskedFor() {
        ArrivalSchedule schedule =
                ArrivalSchedule.of(RateProfile.constant(100, Duration.ofSeconds(400)), Distances.gamma(0.25), 1);
        double[] gapsS = IntStream.range(1, schedule.size())
                .mapToDouble(i -> (schedule.offsetNs(i) - schedule.offsetNs(i - 1)) / 1e9)
                .toArray();
        double mean = Mean.of(gapsS).getAsDouble();
        assertThat(mean).isCloseTo(0.01, within(0.0006));
        // The coefficient of variation of a gamma distribution is 1 / sqrt(shape).
        assertThat(StandardDeviation.of(gapsS).getAsDouble() / mean).isCloseTo(2, within(0.1));
    }

    @Test
    void weibullGapsAreAsBurstyAsAskedFor() {
        ArrivalSchedule schedule =
                ArrivalSchedule.of(RateProfile.constant(100, Duration.ofSeconds(400)), Distances.weibull(0.5), 1);
        double[] gapsS = IntStream.range(1, schedule.size())
                .mapToDouble(i -> (schedule.offsetNs(i) - schedule.offsetNs(i - 1)) / 1e9)
                .toArray();
        double mean = Mean.of(gapsS).getAsDouble();
        assertThat(mean).isCloseTo(0.01, within(0.0006));
        // Of a Weibull distribution of shape 1/2 the standard deviation is √5 times the mean.
        assertThat(StandardDeviation.of(gapsS).getAsDouble() / mean).isCloseTo(Math.sqrt(5), within(0.15));
    }

    @Test
    void arrivalsFollowARateThatChanges() {
        Duration length = Duration.ofSeconds(100);
        ArrivalSchedule schedule =
                ArrivalSchedule.of(RateProfile.parse("spike(10,200,20s)", length), Distances.poisson(), 3);
        long[] each = new long[5];
        for (int i = 0; i < schedule.size(); i++) {
            each[(int) (schedule.offsetNs(i) / 20_000_000_000L)]++;
        }
        // 200 expected in each 20 s, 4,000 in the middle: within four standard deviations.
        assertThat(each[2]).isBetween(4000L - 253, 4000L + 253);
        assertThat(LongStream.of(each[0], each[1], each[3], each[4]).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(200L - 57, 200L + 57));
    }

    @Test
    void givenTimesAreKept() {
        ArrivalSchedule schedule = ArrivalSchedule.at(new long[] {0, 5, 700_000_000});
        assertThat(schedule.size()).isEqualTo(3);
        assertThat(schedule.offsetNs(2)).isEqualTo(700_000_000);
        assertThatThrownBy(() -> ArrivalSchedule.at(new long[0])).hasMessageContaining("0 arrivals");
    }

    @Test
    void theSameSeedGivesTheSameArrivals() {
        ArrivalSchedule one =
                ArrivalSchedule.of(RateProfile.constant(10, Duration.ofSeconds(10)), Distances.poisson(), 5);
        ArrivalSchedule same =
                ArrivalSchedule.of(RateProfile.constant(10, Duration.ofSeconds(10)), Distances.poisson(), 5);
        ArrivalSchedule other =
                ArrivalSchedule.of(RateProfile.constant(10, Duration.ofSeconds(10)), Distances.poisson(), 6);
        assertThat(same.size()).isEqualTo(one.size());
        assertThat(same.offsetNs(3)).isEqualTo(one.offsetNs(3));
        assertThat(other.offsetNs(3)).isNotEqualTo(one.offsetNs(3));
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        ArrivalSchedule.of(RateProfile.constant(0, Duration.ofSeconds(1)), Distances.constant(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ArrivalSchedule.of(RateProfile.constant(1e9, Duration.ofHours(1)), Distances.poisson(), 1))
                .hasMessageContaining("arrivals");
    }
}
