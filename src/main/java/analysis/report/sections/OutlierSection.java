package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.stats.Metric;
import analysis.stats.Outliers;
import analysis.summary.samples.RunData;
import java.util.List;

/** Figures with and without the samples beyond three standard deviations, side by side. */
final class OutlierSection {

    private static final List<Metric> METRICS = List.of(Metric.FIRST_TOKEN_MS, Metric.LATENCY_MS, Metric.TOKENS_PER_S);

    private OutlierSection() {}

    static List<Block> blocks(RunData data) {
        Table.Builder table = new Table.Builder("Samples beyond 3 standard deviations of their series")
                .text("Series")
                .text("Metric")
                .number("Outliers", "")
                .number("of", "")
                .number("Mean with", "")
                .number("without", "")
                .number("p95 with", "")
                .number("without", "");
        data.cells().forEach((cell, samples) -> {
            for (Metric metric : METRICS) {
                Outliers.of(samples.samples(metric))
                        .ifPresent(found -> table.row(
                                Cell.text(cell.model() + ", " + cell.series()),
                                Cell.text(
                                        metric.unit().equals(metric.label())
                                                ? metric.label()
                                                : metric.label() + ", " + metric.unit()),
                                Cell.count(found.count()),
                                Cell.count(found.with().count()),
                                Cell.number(found.with().mean()),
                                Cell.number(found.without().mean()),
                                Cell.number(found.with().p95()),
                                Cell.number(found.without().p95())));
            }
        });
        Table built = table.build();
        return List.of(
                new Paragraph(
                        built.isEmpty()
                                ? "No sample is farther than 3 standard deviations from the mean of its series."
                                : "Every other figure of this report includes them. Leave them out only for a cause that you know"
                                        + " and that is not the server's."),
                built);
    }
}
