package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import inference.settings.SettingsException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateProfileTest {

    private static final Duration LENGTH = Duration.ofSeconds(100);

    /** Arrivals by the end, and when a half of them is there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ramp(0,10)           | 500  | 70.711",
                "ramp(10,0)           | 500  | 29.289",
                "ramp(5,5)            | 500  | 50",
                "steps(1,2,5)         | 266.667 | 73.333",
                "steps(0,4)           | 200  | 75",
                "spike(2,20,10s)      | 380  | 50",
                "diurnal(1,10)        | 550  | 50",
                "diurnal(0, 4, 25 s)  | 200  | 50"
            })
    void arrivalsAreTheAreaUnderTheRate(String text, double arrivals, double halfS) {
        RateProfile rate = RateProfile.parse(text, LENGTH);
        assertThat(rate.arrivals()).isCloseTo(arrivals, within(0.01));
        assertThat(rate.meanPerS()).isCloseTo(arrivals / 100, within(0.001));
        assertThat(rate.atNs(rate.arrivals() / 2) / 1e9).isCloseTo(halfS, within(0.01));
        assertThat(rate.atNs(rate.arrivals())).isEqualTo(Long.MAX_VALUE);
        long before = -1;
        for (double count = 0; count < rate.arrivals(); count += 0.37) {
            assertThat(rate.atNs(count)).isGreaterThan(before).isLessThanOrEqualTo(LENGTH.toNanos());
            before = rate.atNs(count);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ramp(1)              | expected a number such as 5, ramp(1,10)",
                "ramp(1,-2)           | is not a number of 0 or more",
                "ramp(0,0)            | above 0",
                "steps(1,1000000)     | from 0 to 100000 per second",
                "spike(2,20)          | spike(2,20,10s)",
                "spike(2,20,100s)     | as long as the level",
                "spike(2,20,0s)       | not a length",
                "diurnal(1,2,0.0001)  | too many",
                "sawtooth(1,2)        | expected a number such as 5"
            })
    void whatIsNoRateIsRefusedWithTheForms(String text, String message) {
        assertThatThrownBy(() -> RateProfile.parse(text, LENGTH))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'" + text + "' is not an arrival rate")
                .hasMessageContaining(message);
    }
}
