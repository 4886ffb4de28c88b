package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import run.Capability;

/** Section on the workload of a run with lengths or arrivals from a distribution or a trace. */
final class WorkloadSection {

    private static final int BINS = 40;
    private static final String HOW =
            "Lengths of successful generations, by the server's count; arrivals are the actual starts of all"
                    + " generations. The requested lengths and times are in the settings and feeders, which a verdict"
                    + " compares.";

    private WorkloadSection() {}

    static List<Block> blocks(RunData data) {
        if (!data.info().capabilities().contains(Capability.WORKLOAD)
                || data.cells().values().stream().allMatch(cell -> cell.generations() == 0)) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(arrivals(data));
        double[] prompts = CellData.samples(data.cells().values(), Metric.PROMPT_TOKENS);
        double[] answers = CellData.samples(data.cells().values(), Metric.OUTPUT_TOKENS);
        Stream.of(
                        lengths("prompts", "Prompts", prompts, Colour.BLUE),
                        lengths("answers", "Answers", answers, Colour.GREEN))
                .forEach(blocks::add);
        blocks.add(table(prompts, answers));
        blocks.add(new Paragraph(HOW));
        return blocks;
    }

    private static Chart arrivals(RunData data) {
        Timeline timeline = Timeline.of(data.cells().values());
        return TimelineSection.figure(
                timeline,
                "arrivals",
                "Arrivals",
                "generations/s",
                timeline.arrivalsPerS(),
                Colour.BLUE,
                "Per "
                        + BigDecimal.valueOf(timeline.binS())
                                .stripTrailingZeros()
                                .toPlainString() + " s, by when each started.");
    }

    /** A histogram of at most {@value #BINS} bars of whole tokens, from 0 on. */
    private static Chart lengths(String id, String title, double[] values, Colour colour) {
        double max = Arrays.stream(values).max().orElse(0);
        double width = Math.max(1, Math.ceil((max + 1) / BINS));
        int bins = (int) Math.ceil((max + 1) / width);
        double[] counts = new double[bins];
        for (double value : values) {
            counts[(int) (value / width)]++;
        }
        List<Point> points = new ArrayList<>();
        for (int bin = 0; values.length > 0 && bin < bins; bin++) {
            points.add(new Point(bin * width, counts[bin]));
        }
        if (values.length > 0) {
            points.add(new Point(bins * width, 0));
        }
        return new Chart(
                "lengths-" + id,
                title + " by length",
                Numbers.count(values.length, "generation", "generations") + ", in steps of "
                        + Numbers.count((long) width, "token", "tokens") + ".",
                Axis.exact("tokens", bins * width),
                Axis.fromZero("generations", Arrays.stream(counts).max().orElse(0)),
                Line.Style.STEPS,
                colour,
                List.of(new Named("", "", points)),
                List.of());
    }

    private static Table table(double[] prompts, double[] answers) {
        record Row(String of, double[] values, Distribution lengths) {}
        TableBuilder<Row> table = new TableBuilder<Row>("Actual lengths")
                .unit("tokens")
                .text("Of", Row::of)
                .count("Generations", row -> row.lengths().count())
                .value("Mean", "", 1, row -> row.lengths().mean())
                .number("sd", "", 1, row -> row.lengths().sd())
                .value("min", "", 0, row -> row.lengths().min())
                .value("p50", "", 0, row -> row.lengths().p50())
                .numeric(
                        "p90",
                        "",
                        0,
                        row -> Cell.number(row.lengths().p90())
                                .few(row.lengths().fewSamples(90)))
                .numeric(
                        "p99",
                        "",
                        0,
                        row -> Cell.number(row.lengths().p99())
                                .few(row.lengths().fewSamples(99)))
                .value("max", "", 0, row -> row.lengths().max())
                .value("Sum", "", 0, row -> Arrays.stream(row.values()).sum());
        Distribution.of(prompts).ifPresent(lengths -> table.row(new Row("prompts", prompts, lengths)));
        Distribution.of(answers).ifPresent(lengths -> table.row(new Row("answers", answers, lengths)));
        return table.build();
    }
}
