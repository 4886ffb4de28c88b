package analysis.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "-0.0, 0 B",
        "0.25, 0.25 B",
        "-0.25, -0.25 B",
        "-1e-9, 0 B",
        "1023, 1023 B",
        "1024, 1.00 KiB",
        "-1572864, -1.50 MiB",
        "24217572800, 22.6 GiB"
    })
    void writesThreeDigitsAndTheUnit(double bytes, String text) {
        assertThat(ByteSize.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1e-9, 0 B", "2048, +2.00 KiB", "-2048, -2.00 KiB"})
    void marksAnIncrease(double bytes, String text) {
        assertThat(ByteSize.change(bytes)).isEqualTo(text);
    }
}
