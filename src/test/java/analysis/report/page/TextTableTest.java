package analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import analysis.report.page.Table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

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
    void aTableAlignsNamesLeftAndNumbersRightAndLeavesOutEmptyColumns() {
        Table table = new Table.Builder("")
                .text("Model")
                .number("p50", "", 1)
                .text("Nothing")
                .number("n", "")
                .row(Cell.text("\u6A21\u578B"), Cell.number(1.5), Cell.text(""), Cell.count(1))
                .row(Cell.text("a"), Cell.number(100), Cell.text(""), Cell.count(20))
                .build();

        assertThat(TextTable.lines(table))
                .containsExactly("Model    p50   n", "\u6A21\u578B     1.5   1", "a      100.0  20");
    }

    @Test
    void pointsAreInLineWhereSomeNumbersAreMarked() {
        Table table = new Table.Builder("")
                .text("Model")
                .number("p99", "ms", 1)
                .row(Cell.text("a"), Cell.number(1.5).few(true))
                .row(Cell.text("b"), Cell.number(100))
                .build();

        assertThat(TextTable.lines(table)).containsExactly("Model  p99 ms", "a         1.5~", "b       100.0");
        assertThat(table.notes()).containsExactly("~ fewer samples than the percentile needs");
    }

    @Test
    void theUnitOfATableStandsInItsCaption() {
        Table table = new Table.Builder("Times")
                .unit("ms")
                .text("Model")
                .number("p99", "ms")
                .number("n", "%")
                .row(Cell.text("a"), Cell.number(1), Cell.number(2))
                .build();

        assertThat(table.caption()).isEqualTo("Times, ms");
        assertThat(table.columns()).extracting(Table.Column::unit).containsExactly("", "", "%");
    }

    @Test
    void aRowHasACellForEachColumn() {
        Table.Builder table = new Table.Builder("").text("a").text("b");
        assertThatThrownBy(() -> table.row(Cell.text("1"))).hasMessageContaining("1 cells for 2 columns");
    }
}
