package analysis.report.sections;

import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Counted;
import java.util.List;
import java.util.function.Function;

/** Table columns with figures of summaries. Successive statistics of a quantity repeat only the statistic's name. */
public record FigureColumns(List<Figure> figures) {

    public static FigureColumns of(Figure... figures) {
        return new FigureColumns(List.of(figures));
    }

    /** Copy that counts requests instead of generations if the run's rows are requests. */
    FigureColumns counting(Counted rows) {
        return new FigureColumns(figures.stream()
                .map(figure -> figure == Figure.GENERATIONS && rows == Counted.REQUESTS ? Figure.REQUESTS : figure)
                .toList());
    }

    /** Adds the columns; {@code summary} of a row is null if the row has no figures. */
    public <T> void to(TableBuilder<T> table, Function<? super T, Summary> summary) {
        String before = "";
        for (Figure figure : figures) {
            boolean same =
                    figure.quantity().equals(before) && !figure.statistic().isEmpty();
            table.numeric(
                    same ? figure.statistic() : figure.title(),
                    same ? "" : figure.unit(),
                    figure.decimals(),
                    row -> cell(figure, summary.apply(row)));
            before = figure.quantity();
        }
    }

    private static Cell cell(Figure figure, Summary summary) {
        if (summary == null) {
            return Cell.text("");
        }
        Cell cell = Cell.number(figure.of(summary)).few(figure.ofFewSamples().test(summary));
        boolean failures = figure == Figure.FAILED && summary.attempts().failed() > 0;
        return failures ? cell.toned(summary.ok() == 0 ? Tone.BAD : Tone.WARNING) : cell;
    }
}
