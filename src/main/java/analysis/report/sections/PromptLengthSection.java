package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Figure;
import analysis.report.page.Figure.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.CellData;
import analysis.summary.RunData;
import analysis.summary.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.RunInfo.Series;

/** What longer prompts cost. */
final class PromptLengthSection {

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
        String unit = data.info().series().stream().map(Series::promptTokens).anyMatch(java.util.Objects::nonNull)
                ? "tokens"
                : "characters";
        List<Named> lines = new ArrayList<>();
        Table.Builder table = new Table.Builder("By the length of the prompt")
                .text("Prompt, " + unit)
                .number("Count", "")
                .number("Tokens/s mean", "per user")
                .number("sd", "")
                .number("TTFT p50", "ms")
                .number("Latency p50", "ms");
        double highest = 0;
        for (Sweep sweep : sweeps) {
            table.group(sweep.name());
            List<Point> points = new ArrayList<>();
            for (double length : sweep.levels().keySet()) {
                List<CellData> cells = sweep.levels().get(length);
                Optional<Distribution> rate = samples(cells, Metric.TOKENS_PER_S);
                points.add(new Point(
                        lengths.indexOf(length), rate.map(Distribution::mean).orElse(Double.NaN)));
                highest = Math.max(highest, rate.map(Distribution::mean).orElse(0.0));
                table.row(
                        Cell.text(Long.toString(Math.round(length))),
                        Cell.count(rate.map(Distribution::count).orElse(0L)),
                        ModelTables.figure(rate, Distribution::mean),
                        Cell.number(rate.flatMap(
                                        found -> found.sd().isPresent() ? Optional.of(found.sd()) : Optional.empty())
                                .orElse(java.util.OptionalDouble.empty())),
                        ModelTables.figure(samples(cells, Metric.FIRST_TOKEN_MS), Distribution::p50),
                        ModelTables.figure(samples(cells, Metric.LATENCY_MS), Distribution::p50));
            }
            lines.add(new Named(sweep.name(), "", points));
        }
        Figure figure = new Figure(
                "prompt-length-rate",
                "Tokens/s per user, mean",
                "Longer prompts take longer to read before the first token; 10 to 20 % fewer tokens/s are expected.",
                Axis.categories(
                        "prompt, " + unit,
                        lengths.stream()
                                .map(length -> Long.toString(Math.round(length)))
                                .toList()),
                Axis.fromZero("tokens/s", highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines,
                List.of());
        return List.of(figure, table.build());
    }

    private static Optional<Distribution> samples(List<CellData> cells, Metric metric) {
        return Distribution.of(CellData.samples(cells, metric));
    }
}
