package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Counted;
import java.util.List;
import java.util.stream.Stream;

/** Columns of a table that are figures of summaries. A further statistic of a quantity is named alone. */
public record FigureColumns(List<Figure> figures) {

    public static FigureColumns of(Figure... figures) {
        return new FigureColumns(List.of(figures));
    }

    /** The same, their rows called what they are. */
    FigureColumns counting(Counted rows) {
        return new FigureColumns(figures.stream()
                .map(figure -> figure == Figure.GENERATIONS && rows == Counted.REQUESTS ? Figure.REQUESTS : figure)
                .toList());
    }

    /** Adds the columns. */
    public void to(Table.Builder table) {
        String before = "";
        for (Figure figure : figures) {
            boolean same =
                    figure.quantity().equals(before) && !figure.statistic().isEmpty();
            if (same) {
                table.number(figure.statistic(), "", figure.decimals());
            } else {
                table.number(figure.title(), figure.unit(), figure.decimals());
            }
            before = figure.quantity();
        }
    }

    /** A row: {@code heads}, the figures of {@code summary}, and {@code others}. */
    public List<Cell> row(Summary summary, List<Cell> heads, Cell... others) {
        return Stream.of(heads.stream(), figures.stream().map(figure -> cell(figure, summary)), Stream.of(others))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Cell cell(Figure figure, Summary summary) {
        Cell cell = Cell.number(figure.of(summary)).few(figure.ofFewSamples().test(summary));
        boolean failures = figure == Figure.FAILED && summary.attempts().failed() > 0;
        return failures ? cell.toned(summary.ok() == 0 ? Tone.BAD : Tone.WARNING) : cell;
    }
}
