package analysis.report.sections;

import static run.Units.MS_PER_S;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.SteadyRate;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Table of the series from which ramp, warm-up or drain were cut, as a whole and without them. */
final class SteadyTable {

    private static final String METHOD =
            "Whole: all generations, as in the other tables. Steady: generations that started under full load,"
                    + " after the ramp (or warm-up) and before the drain; a verdict compares these. Failures always cover"
                    + " the whole level.";

    private SteadyTable() {}

    /** Part of a series. */
    private record Part(
            run.Cell of,
            String name,
            int generations,
            double startMs,
            double endMs,
            OptionalDouble requestsPerS,
            OptionalDouble tokensPerS,
            Function<Metric, double[]> samples) {

        Optional<Distribution> values(Metric metric) {
            return Distribution.of(samples.apply(metric));
        }

        OptionalDouble p50(Metric metric) {
            return values(metric).stream().mapToDouble(Distribution::p50).findFirst();
        }

        Cell p95(Metric metric) {
            Optional<Distribution> values = values(metric);
            return Cell.number(values.stream().mapToDouble(Distribution::p95).findFirst())
                    .few(values.filter(of -> of.fewSamples(95)).isPresent());
        }
    }

    /** Table and explanation; empty if nothing was cut. */
    static List<Block> of(RunData run) {
        TableBuilder<Part> table = new TableBuilder<Part>("Without ramp and drain")
                .text("Model", part -> part.of.model())
                .text("Series", part -> part.of.series())
                .text("Part", Part::name)
                .count("Generations", Part::generations)
                .value("Starts from", "s", 1, part -> part.startMs / MS_PER_S)
                .value("to", "s", 1, part -> part.endMs / MS_PER_S)
                .number("Requests/s", "", 2, Part::requestsPerS)
                .number("System tokens/s", "", 1, Part::tokensPerS)
                .number("TTFT p50", "ms", 1, part -> part.p50(Metric.FIRST_TOKEN_MS))
                .numeric("p95", "", 1, part -> part.p95(Metric.FIRST_TOKEN_MS))
                .number("TPOT p50", "ms", 2, part -> part.p50(Metric.TPOT_MS))
                .numeric("p95", "", 2, part -> part.p95(Metric.TPOT_MS))
                .numeric("Latency p95", "ms", 1, part -> part.p95(Metric.LATENCY_MS));
        run.cells()
                .forEach((cell, data) -> data.steady()
                        .ifPresent(part -> table.row(whole(cell, data)).row(steady(cell, data, part))));
        Table built = table.build();
        return built.isEmpty() ? List.of() : List.of(built, new Block.Paragraph(METHOD));
    }

    private static Part whole(run.Cell name, CellData data) {
        Optional<ServerThroughput> rate = ServerThroughput.of(List.of(data));
        return new Part(
                name,
                "whole",
                data.generations(),
                0,
                data.startMs(data.generations() - 1) - data.startMs(0),
                rate.stream().mapToDouble(ServerThroughput::requestsPerS).findFirst(),
                rate.map(ServerThroughput::tokensPerS).orElse(OptionalDouble.empty()),
                data::samples);
    }

    private static Part steady(run.Cell name, CellData data, SteadyPart part) {
        SteadyRate rate = SteadyRate.of(data).orElseThrow();
        return new Part(
                name,
                "steady",
                part.generations(),
                part.window().startMs() - data.startMs(0),
                part.window().endMs() - data.startMs(0),
                OptionalDouble.of(rate.requestsPerS()),
                rate.tokensPerS(),
                data::steadySamples);
    }
}
