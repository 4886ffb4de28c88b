package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @Test
    void controlsBecomeVisibleAndLettersStay() {
        assertThat(Sanitizer.line("a\u001B[31m\nb\u007F\u0085")).isEqualTo("a\u241B[31m\u240Ab\u2421\uFFFD");
        assertThat(Sanitizer.line("\u202Eabc\u2028\uD800")).isEqualTo("\uFFFDabc\uFFFD\uFFFD");
        assertThat(Sanitizer.line("\u05E9 e\u0301 \uD83E\uDD99")).isEqualTo("\u05E9 e\u0301 \uD83E\uDD99");
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+1, '''+1'",
        "-1, '''-1'",
        "@x, '''@x'",
        "' =1', ''' =1'",
        "\uFF1D1, '''\uFF1D1'",
        "a=1, a=1",
        "'', ''"
    })
    void aCsvCellIsNoFormula(String text, String expected) {
        assertThat(Sanitizer.csvCell(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "0.1, 0.1",
        "1234567.8912345, 1234567.891235",
        "0, 0",
        "1e-9, 0",
        "2.50, 2.5",
        "1e7, 10000000"
    })
    void exactDecimalsHaveNoExponent(double value, String text) {
        assertThat(Decimal.exact(value).toPlainString()).isEqualTo(text);
        assertThat(Decimal.exact(value).toString()).doesNotContain("E");
    }

    @Test
    void whatIsRoundedToNoneHasNoSign() {
        assertThat(Decimal.fixed(-0.04, 1)).isEqualTo("0.0");
        assertThat(Decimal.fixed(-0.05, 1)).isEqualTo("-0.1");
        assertThat(Decimal.fixed(-0.0, 0)).isEqualTo("0");
    }
}
