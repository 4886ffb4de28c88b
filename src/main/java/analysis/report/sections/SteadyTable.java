package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.SteadyRate;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every series from which ramp, warm-up or drain were cut, as a whole and without them. */
final class SteadyTable {

    private static final String METHOD =
            "Whole: all generations, which the other tables are of. Steady: those that started under full load, after the ramp"
                    + " (or a warm-up) and before the drain; a verdict compares these. Failures are always those of the whole.";

    private SteadyTable() {}

    /** Nothing if nothing was cut. */
    static List<Block> of(RunData run) {
        Table.Builder table = new Table.Builder("Without ramp and drain")
                .text("Model")
                .text("Series")
                .text("Part")
                .number("Generations", "")
                .number("Starts from", "s", 1)
                .number("to", "s", 1)
                .number("Requests/s", "", 2)
                .number("System tokens/s", "", 1)
                .number("TTFT p50", "ms", 1)
                .number("p95", "", 1)
                .number("TPOT p50", "ms", 2)
                .number("p95", "", 2)
                .number("Latency p95", "ms", 1);
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<run.Cell, CellData> cell : run.cells().entrySet()) {
            CellData data = cell.getValue();
            if (data.steady().isPresent()) {
                table.row(whole(cell.getKey(), data));
                table.row(steady(cell.getKey(), data, data.steady().get()));
            }
        }
        Table built = table.build();
        if (!built.isEmpty()) {
            blocks.add(built);
            blocks.add(new Block.Paragraph(METHOD));
        }
        return blocks;
    }

    private static List<Cell> whole(run.Cell name, CellData data) {
        Optional<ServerThroughput> rate = ServerThroughput.of(List.of(data));
        double lastS = (data.startMs(data.generations() - 1) - data.startMs(0)) / 1000.0;
        return row(
                List.of(
                        Cell.text(name.model()),
                        Cell.text(name.series()),
                        Cell.text("whole"),
                        Cell.count(data.generations()),
                        Cell.number(0),
                        Cell.number(lastS)),
                rate.map(some -> OptionalDouble.of(some.requestsPerS())).orElse(OptionalDouble.empty()),
                rate.map(ServerThroughput::tokensPerS).orElse(OptionalDouble.empty()),
                data::samples);
    }

    private static List<Cell> steady(run.Cell name, CellData data, SteadyPart part) {
        SteadyRate rate = SteadyRate.of(data).orElseThrow();
        return row(
                List.of(
                        Cell.text(name.model()),
                        Cell.text(name.series()),
                        Cell.text("steady"),
                        Cell.count(part.generations()),
                        Cell.number((part.window().startMs() - data.startMs(0)) / 1000.0),
                        Cell.number((part.window().endMs() - data.startMs(0)) / 1000.0)),
                OptionalDouble.of(rate.requestsPerS()),
                rate.tokensPerS(),
                data::steadySamples);
    }

    /** The values of a metric, of one part or the other. */
    private interface Samples {
        double[] of(Metric metric);
    }

    private static List<Cell> row(
            List<Cell> heads, OptionalDouble requestsPerS, OptionalDouble tokensPerS, Samples samples) {
        List<Cell> row = new ArrayList<>(heads);
        row.add(Cell.number(requestsPerS));
        row.add(Cell.number(tokensPerS));
        add(row, Distribution.of(samples.of(Metric.FIRST_TOKEN_MS)), true);
        add(row, Distribution.of(samples.of(Metric.TPOT_MS)), true);
        add(row, Distribution.of(samples.of(Metric.LATENCY_MS)), false);
        return row;
    }

    private static void add(List<Cell> row, Optional<Distribution> values, boolean median) {
        if (median) {
            row.add(Cell.number(values.map(of -> OptionalDouble.of(of.p50())).orElse(OptionalDouble.empty())));
        }
        row.add(Cell.number(values.map(of -> OptionalDouble.of(of.p95())).orElse(OptionalDouble.empty()))
                .few(values.filter(of -> of.fewSamples(95)).isPresent()));
    }
}
