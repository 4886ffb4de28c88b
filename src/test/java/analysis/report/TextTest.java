package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "plain, 5",
        "'', 0",
        "e\u0301, 1",
        "\u6A21\u578B, 4",
        "\uFF76\uFF85, 2",
        "\uD83E\uDD99, 2",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 2",
        "\uD55C\uAE00, 4",
        "512\u2192128, 7",
        "\u05E9\u05DC\u05D5\u05DD, 4"
    })
    void widthIsThatOnATerminal(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @Test
    void whatDoesNotFitEndsInDots() {
        assertThat(DisplayWidth.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(DisplayWidth.fit("abcdefg", 6)).isEqualTo("abc...");
        assertThat(DisplayWidth.fit("\u6A21\u578B\u6A21\u578B", 6)).isEqualTo("\u6A21...");
    }

    @Test
    void controlsBecomeVisibleAndLettersStay() {
        assertThat(Inert.line("a\u001B[31m\nb\u007F\u0085")).isEqualTo("a\u241B[31m\u240Ab\u2421\uFFFD");
        assertThat(Inert.line("\u202Eabc\u2028\uD800")).isEqualTo("\uFFFDabc\uFFFD\uFFFD");
        assertThat(Inert.line("\u05E9 e\u0301 \uD83E\uDD99")).isEqualTo("\u05E9 e\u0301 \uD83E\uDD99");
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
        assertThat(Inert.csvCell(text)).isEqualTo(expected);
    }

    @Test
    void aTableAlignsNamesLeftAndNumbersRightAndLeavesOutEmptyColumns() {
        assertThat(TextTable.of("Model", ">p50", "Nothing", ">n")
                        .row("\u6A21\u578B", "1.5", "", "1")
                        .row("a", "100.0", "", "20")
                        .lines())
                .containsExactly("Model    p50   n", "\u6A21\u578B     1.5   1", "a      100.0  20");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> TextTable.of("a", "b").row("1")).hasMessageContaining("1 cells for 2 columns");
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
}
