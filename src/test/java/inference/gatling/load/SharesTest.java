package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.Injector;
import inference.settings.SettingsException;
import inference.workload.Distances;
import inference.workload.RateProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several injectors together send what one alone would: all of it, and nothing twice. */
class SharesTest {

    private static List<Injector> injectors(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Injector(String.valueOf(index), index, count))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"3, 9, 40", "3, 4, 40", "3, 10, 41", "1, 5, 12", "7, 7, 3", "2, 5, 0", "50, 1000, 100003"})
    void aBudgetIsDealtInFullAndInProportionToTheUsers(int count, int users, int generations) {
        List<Long> dealt = new ArrayList<>();
        for (Injector injector : injectors(count)) {
            Budget mine = Budget.generations(generations).of(injector, users);
            int before = dealt.size();
            for (long number = mine.take(); number >= 0; number = mine.take()) {
                dealt.add(number);
            }
            assertThat((double) (dealt.size() - before))
                    .as("a generation more or less for each user")
                    .isBetween(
                            Math.floor((double) generations / users) * injector.users(users),
                            Math.ceil((double) generations / users) * injector.users(users));
        }
        // Sorted, since assertions "in any order" compare each with each.
        assertThat(dealt.stream().sorted().toList())
                .isEqualTo(LongStream.range(0, generations).boxed().toList());
        assertThat(injectors(count).stream().mapToInt(one -> one.users(users)).sum())
                .isEqualTo(users);
    }

    @Test
    void arrivalsKeepTheirTimes() {
        ArrivalSchedule all =
                ArrivalSchedule.of(RateProfile.constant(50, Duration.ofSeconds(4)), Distances.poisson(), 7);
        List<Long> dealt = new ArrayList<>();
        for (Injector injector : injectors(3)) {
            ArrivalSchedule mine = all.of(injector);
            IntStream.range(0, mine.size()).forEach(i -> dealt.add(mine.offsetNs(i)));
        }
        assertThat(dealt)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, all.size()).mapToObj(all::offsetNs).toList());
    }

    @Test
    void eachInjectorNeedsAUserAndAnArrival() {
        Profiles third = new Profiles(new Injector("2", 2, 3));
        assertThatThrownBy(() -> third.closed("users=2", 2, Budget.generations(9), null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("2 users cannot be split among 3 injectors");
        assertThatThrownBy(() -> third.open(
                        "rate=1/s",
                        ArrivalSchedule.of(RateProfile.constant(1, Duration.ofSeconds(2)), Distances.constant(), 1),
                        null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("rate=1/s has 2 arrivals for 3 injectors");
    }
}
