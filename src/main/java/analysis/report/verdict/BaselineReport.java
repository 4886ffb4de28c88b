package analysis.report.verdict;

import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.TextTable;
import analysis.report.text.Sanitizer;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Baseline.Figures;
import analysis.verdict.baseline.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports on baselines for a terminal. */
public final class BaselineReport {

    private BaselineReport() {}

    /** Table with one row per baseline. */
    public static List<String> list(List<Baseline> baselines) {
        if (baselines.isEmpty()) {
            return List.of("There are no baselines. Make one from the newest run with: baseline set NAME");
        }
        return TextTable.lines(new TableBuilder<Baseline>("Baselines")
                .text("Baseline", Baseline::name)
                .text("Simulation", baseline -> baseline.fingerprint().simulation())
                .text("Server", BaselineReport::server)
                .count("Runs", baseline -> baseline.runs().size())
                .text(
                        "Models",
                        baseline -> String.join(", ", baseline.fingerprint().models()))
                .text("Set", Baseline::created)
                .build(baselines));
    }

    /** Table of one baseline: its settings and the figures of every run. */
    public static List<String> show(Baseline baseline) {
        Fingerprint fingerprint = baseline.fingerprint();
        List<String> lines = new ArrayList<>(list(List.of(baseline)));
        lines.add("");
        lines.add("Settings: " + pairs(fingerprint.settings()));
        record Row(int number, Baseline.Run run, Baseline.Series series, String metric, Figures figures) {}
        TableBuilder<Row> table = new TableBuilder<Row>("Runs")
                .count("Run", Row::number)
                .text("Start", row -> row.run().start())
                .text("Model", row -> row.series().model())
                .text("Series", row -> row.series().series())
                .text("Metric", Row::metric)
                .count("Values", row -> row.figures().count())
                .value("Mean", "", 3, row -> row.figures().mean())
                .value("P50", "", 3, row -> row.figures().p50())
                .value("P95", "", 3, row -> row.figures().p95())
                .numeric(
                        "Failed",
                        "",
                        row -> Cell.text(
                                row.series().errors() + "/" + row.series().generations()));
        int number = 0;
        for (Baseline.Run run : baseline.runs()) {
            number++;
            for (Baseline.Series series : run.series()) {
                for (Map.Entry<String, Figures> metric : series.summary().entrySet()) {
                    table.row(new Row(number, run, series, metric.getKey(), metric.getValue()));
                }
            }
        }
        lines.add("");
        lines.addAll(TextTable.lines(table.build()));
        return lines;
    }

    private static String server(Baseline baseline) {
        String version = baseline.runs().get(baseline.runs().size() - 1).serverVersion();
        String product = baseline.fingerprint().product();
        String name = (product == null ? "(unknown)" : product) + (version == null ? "" : " " + version);
        return name + (baseline.fingerprint().mock() ? " (mock)" : "");
    }

    private static String pairs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> Sanitizer.line(setting.getKey() + "=" + setting.getValue()))
                .reduce((a, b) -> a + " " + b)
                .orElse("(none)");
    }
}
