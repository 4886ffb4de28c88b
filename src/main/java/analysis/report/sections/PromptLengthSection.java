package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.TableBuilder;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import analysis.summary.load.Sweep;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import run.RunInfo.Series;

/** Section on the cost of longer prompts. */
final class PromptLengthSection {

    private static final Figure RATE = Quantity.TOKENS_PER_S.mean();
    private static final FigureColumns FIGURES = FigureColumns.of(
            Figure.GENERATIONS,
            RATE,
            Quantity.TOKENS_PER_S.figure(Stat.SD),
            Quantity.TTFT.p50(),
            Quantity.LATENCY.p50());

    private PromptLengthSection() {}

    static List<Block> blocks(RunData data) {
        List<Sweep> sweeps = Sweep.pooledByModel(Sweep.byPromptLength(data));
        if (sweeps.isEmpty()) {
            return List.of();
        }
        List<Double> lengths = sweeps.stream()
                .flatMap(sweep -> sweep.levels().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        String unit = data.info().series().stream().map(Series::promptTokens).anyMatch(Objects::nonNull)
                ? "tokens"
                : "characters";
        List<Named> lines = new ArrayList<>();
        record Row(double length, Summary summary) {}
        TableBuilder<Row> table =
                new TableBuilder<Row>("By prompt length").text("Prompt, " + unit, row -> text(row.length()));
        FIGURES.to(table, Row::summary);
        double highest = 0;
        for (Sweep sweep : sweeps) {
            table.group(sweep.name());
            List<Point> points = new ArrayList<>();
            for (double length : sweep.levels().keySet()) {
                Summary summary = Summary.of(sweep.levels().get(length));
                double rate = RATE.of(summary).orElse(Double.NaN);
                points.add(new Point(lengths.indexOf(length), rate));
                highest = rate > highest ? rate : highest;
                table.row(new Row(length, summary));
            }
            lines.add(new Named(sweep.name(), "", points));
        }
        Chart chart = new Chart(
                "prompt-length-rate",
                RATE.title(),
                "Longer prompts take longer to read before the first token; a drop of 10 to 20 % in tokens/s is"
                        + " expected.",
                Axis.categories(
                        "prompt, " + unit,
                        lengths.stream().map(PromptLengthSection::text).toList()),
                Axis.fromZero("tokens/s", highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                List.of());
        return List.of(chart, table.build());
    }

    private static String text(double length) {
        return Long.toString(Math.round(length));
    }
}
