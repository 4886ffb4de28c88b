package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.stats.Metric;
import analysis.stats.Outliers;
import analysis.summary.samples.RunData;
import java.util.List;

/** Section with figures with and without the samples beyond three standard deviations. */
final class OutlierSection {

    private static final List<Metric> METRICS = List.of(Metric.FIRST_TOKEN_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    private OutlierSection() {}

    static List<Block> blocks(RunData data) {
        record Row(run.Cell cell, Metric metric, Outliers found) {}
        TableBuilder<Row> table = new TableBuilder<Row>("Samples beyond 3 standard deviations of their series")
                .text("Series", row -> row.cell().model() + ", " + row.cell().series())
                .text("Metric", row -> name(row.metric()))
                .count("Outliers", row -> row.found().count())
                .count("of", row -> row.found().with().count())
                .value("Mean with", "", row -> row.found().with().mean())
                .value("without", "", row -> row.found().without().mean())
                .value("p95 with", "", row -> row.found().with().p95())
                .value("without", "", row -> row.found().without().p95());
        data.cells()
                .forEach((cell, samples) -> METRICS.forEach(metric -> Outliers.of(samples.samples(metric))
                        .ifPresent(found -> table.row(new Row(cell, metric, found)))));
        Table built = table.build();
        return List.of(
                new Paragraph(
                        built.isEmpty()
                                ? "No sample is more than 3 standard deviations from the mean of its series."
                                : "All other figures of this report include them. Exclude them only for a known"
                                        + " cause outside the server."),
                built);
    }

    private static String name(Metric metric) {
        return metric.unit().equals(metric.label()) ? metric.label() : metric.label() + ", " + metric.unit();
    }
}
