package run.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDigitsTest {

    @Test
    void decimalsAreThoseOfJavasParserToTheLastBit() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            String digits = Long.toString(random.nextLong((long) Math.pow(10, 1 + random.nextInt(13))));
            int point = 1 + random.nextInt(digits.length());
            String text =
                    point == digits.length() ? digits : digits.substring(0, point) + "." + digits.substring(point);

            assertThat(CsvDigits.decimal(text.toCharArray(), 0, text.length()))
                    .as(text)
                    .isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", ".5", "1.2.3", "-1", "1e3", "12345678901.23456", "1 2", "NaN"})
    void otherDecimalsAreLeftToTheParser(String text) {
        assertThat(CsvDigits.decimal(text.toCharArray(), 0, text.length())).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1234567890", "1.0", "+1", " 1", "٣"})
    void otherWholeNumbersAreLeftToTheParser(String text) {
        assertThat(CsvDigits.whole(text.toCharArray(), 0, text.length())).isEqualTo(CsvDigits.NONE);
    }

    @Test
    void timesAreThoseOfJavasParser() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(253_402_300_799_999L));
            String text = CsvFormat.timestamp(instant);

            assertThat(CsvDigits.timestampMs(text.toCharArray(), 0, text.length()))
                    .as(text)
                    .isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999Z",
                "2026-02-29T12:00:00.000Z",
                "2026-02-30T12:00:00.000Z",
                "2026-04-31T12:00:00.000Z",
                "2026-13-01T12:00:00.000Z",
                "2026-00-01T12:00:00.000Z",
                "2026-01-01T24:00:00.000Z",
                "2026-01-01T23:60:00.000Z",
                "2026-01-01T23:59:60.000Z",
                "2026-01-01 23:59:59.000Z",
                "2026-01-01T23:59:59,000Z",
                "2026-01-01T23:59:59.00Z"
            })
    void otherTimesAreLeftToTheParser(String text) {
        assertThat(CsvDigits.timestampMs(text.toCharArray(), 0, text.length())).isEqualTo(CsvDigits.NONE);
    }
}
