package run.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

    /** Of the same second, of one before it and of another day, in turn. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T00:57:21.866Z",
                "2026-11-29T00:57:21.007Z",
                "2026-11-29T00:57:20.999Z",
                "1969-12-31T23:59:59.001Z",
                "1970-01-01T00:00:00.000Z",
                "2026-11-29T00:57:21.000Z"
            })
    void timestampsHaveThreeDecimalsWhateverCameBefore(String text) {
        CsvFormat.timestamp(Instant.EPOCH);

        assertThat(CsvFormat.timestamp(Instant.parse(text))).isEqualTo(text);
        assertThat(CsvFormat.timestamp(Instant.parse(text).plusNanos(999_999))).isEqualTo(text);
    }
}
