package analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.page.Table.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    private record Row(String model, double p50, int n) {}

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
        Table table = new TableBuilder<Row>("")
                .text("Model", Row::model)
                .value("p50", "", 1, Row::p50)
                .text("Nothing", row -> null)
                .count("n", Row::n)
                .build(List.of(new Row("\u6A21\u578B", 1.5, 1), new Row("a", 100, 20)));

        assertThat(TextTable.lines(table))
                .containsExactly("Model    p50   n", "\u6A21\u578B     1.5   1", "a      100.0  20");
    }

    @Test
    void pointsAreInLineWhereSomeNumbersAreMarked() {
        Table table = new TableBuilder<Row>("")
                .text("Model", Row::model)
                .numeric("p99", "ms", 1, row -> Cell.number(row.p50()).few(row.n() < 2))
                .build(List.of(new Row("a", 1.5, 1), new Row("b", 100, 20)));

        assertThat(TextTable.lines(table)).containsExactly("Model  p99 ms", "a         1.5~", "b       100.0");
        assertThat(table.notes()).containsExactly("~ fewer samples than the figure needs");
    }

    @Test
    void theUnitOfATableStandsInItsCaption() {
        Table table = new TableBuilder<Row>("Times")
                .unit("ms")
                .text("Model", Row::model)
                .value("p50", "ms", Row::p50)
                .value("n", "%", Row::n)
                .build(List.of(new Row("a", 1, 2)));

        assertThat(table.caption()).isEqualTo("Times, ms");
        assertThat(table.columns()).extracting(Table.Column::unit).containsExactly("", "", "%");
    }
}
