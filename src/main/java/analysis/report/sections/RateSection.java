package analysis.report.sections;

import analysis.report.Decimal;
import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
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
import analysis.summary.RateLevel;
import analysis.summary.RunData;
import analysis.summary.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What more arrivals per second cost: where latency bends upwards, requests wait for the ones before them. */
final class RateSection {

    private final Map<String, List<RateLevel>> sweeps;

    private RateSection(Map<String, List<RateLevel>> sweeps) {
        this.sweeps = sweeps;
    }

    static List<Block> blocks(RunData data) {
        Map<String, List<RateLevel>> sweeps = new LinkedHashMap<>();
        for (Sweep sweep : Sweep.pooledByModel(Sweep.byRate(data))) {
            List<RateLevel> levels = RateLevel.of(sweep);
            if (levels.size() > 1) {
                sweeps.put(sweep.name(), levels);
            }
        }
        return sweeps.isEmpty() ? List.of() : new RateSection(sweeps).blocks();
    }

    private List<Block> blocks() {
        double highestRate = highest(RateLevel::ratePerS);
        return List.of(
                figure(
                        "latency-p50",
                        "Latency, median",
                        "ms",
                        "Half of the successful generations of each rate took longer.",
                        level -> level.latencyMs().p50(),
                        List.of()),
                figure(
                        "latency-p95",
                        "Latency, 95th percentile",
                        "ms",
                        "One in twenty took longer.",
                        level -> level.latencyMs().p95(),
                        List.of()),
                figure(
                        "completed",
                        "Completed",
                        "generations/s",
                        "Dashed: as many as arrive. Below it they pile up.",
                        RateLevel::completedPerS,
                        List.of(new Named(
                                "as many as arrive",
                                "",
                                List.of(new Point(0, 0), new Point(highestRate, highestRate))))),
                table(),
                new Paragraph(
                        "Arrivals do not wait for answers. While the server keeps up, as many generations complete as"
                                + " arrive and latency hardly depends on the rate; beyond that, each waits longer than the one"
                                + " before it, and the latencies depend on how long the level lasted. Completed counts up to the"
                                + " last answer, so of a short level it is a little below the rate in any case."));
    }

    private Figure figure(
            String id,
            String title,
            String unit,
            String note,
            ToDoubleFunction<RateLevel> value,
            List<Named> references) {
        double highest = Math.max(
                highest(value),
                references.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(Point::y)
                        .max()
                        .orElse(0));
        return new Figure(
                "rate-" + id,
                title,
                note,
                Axis.exact("arrivals per second", highest(RateLevel::ratePerS)),
                Axis.fromZero(unit, highest),
                Line.Style.MARKED,
                Colour.BLUE,
                lines(value),
                references);
    }

    private double highest(ToDoubleFunction<RateLevel> value) {
        return sweeps.values().stream()
                .flatMap(List::stream)
                .mapToDouble(value)
                .max()
                .orElse(0);
    }

    private List<Named> lines(ToDoubleFunction<RateLevel> value) {
        List<Named> lines = new ArrayList<>();
        sweeps.forEach((name, levels) -> lines.add(new Named(
                name,
                "",
                levels.stream()
                        .map(level -> new Point(level.ratePerS(), value.applyAsDouble(level)))
                        .toList())));
        return lines;
    }

    private Table table() {
        Table.Builder table = new Table.Builder("By the rate of arrivals")
                .text("Arrivals/s")
                .number("Count", "")
                .number("Failed", "")
                .number("Completed", "per s")
                .number("Tokens/s", "all users")
                .number("TTFT p50", "ms")
                .number("p95", "ms")
                .number("Latency p50", "ms")
                .number("p95", "ms")
                .number("p99", "ms");
        sweeps.forEach((name, levels) -> {
            table.group(name);
            levels.forEach(level -> table.row(
                    Cell.text(Decimal.exact(level.ratePerS()).toPlainString()),
                    Cell.count(level.summary().generations()),
                    Cell.count(level.summary().failed()),
                    Cell.number(level.completedPerS()),
                    Cell.number(level.summary().throughput().orElseThrow().tokensPerS()),
                    ModelTables.figure(level.summary().metric(Metric.FIRST_TOKEN_MS), Distribution::p50),
                    ModelTables.tail(level.summary().metric(Metric.FIRST_TOKEN_MS), 95, Distribution::p95),
                    Cell.number(level.latencyMs().p50()),
                    Cell.number(level.latencyMs().p95()).few(level.latencyMs().fewSamples(95)),
                    Cell.number(level.latencyMs().p99()).few(level.latencyMs().fewSamples(99))));
        });
        return table.build();
    }
}
