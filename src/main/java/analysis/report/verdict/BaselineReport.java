package analysis.report.verdict;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TextTable;
import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.Baseline.Figures;
import analysis.verdict.baseline.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Content of baselines, for a terminal. */
public final class BaselineReport {

    private BaselineReport() {}

    /** One line for each of {@code baselines}. */
    public static List<String> list(List<Baseline> baselines) {
        if (baselines.isEmpty()) {
            return List.of("There are no baselines. Make one of the newest run with: baseline set NAME");
        }
        Table.Builder table = new Table.Builder("Baselines")
                .text("Baseline")
                .text("Simulation")
                .text("Server")
                .number("Runs", "")
                .text("Models")
                .text("Set");
        for (Baseline baseline : baselines) {
            table.row(
                    Cell.text(baseline.name()),
                    Cell.text(baseline.fingerprint().simulation()),
                    Cell.text(server(baseline)),
                    Cell.count(baseline.runs().size()),
                    Cell.text(String.join(", ", baseline.fingerprint().models())),
                    Cell.text(String.valueOf(baseline.created())));
        }
        return TextTable.lines(table.build());
    }

    /** What was run against what, and the figures of every run. */
    public static List<String> show(Baseline baseline) {
        Fingerprint fingerprint = baseline.fingerprint();
        List<String> lines = new ArrayList<>(list(List.of(baseline)));
        lines.add("");
        lines.add("Settings: " + pairs(fingerprint.settings()));
        Table.Builder table = new Table.Builder("Runs")
                .number("Run", "")
                .text("Start")
                .text("Model")
                .text("Series")
                .text("Metric")
                .number("Values", "")
                .number("Mean", "")
                .number("P50", "")
                .number("P95", "")
                .number("Failed", "");
        int number = 0;
        for (Baseline.Run run : baseline.runs()) {
            number++;
            for (Baseline.Series series : run.series()) {
                for (Map.Entry<String, Figures> metric : series.summary().entrySet()) {
                    Figures figures = metric.getValue();
                    table.row(
                            Cell.count(number),
                            Cell.text(String.valueOf(run.start())),
                            Cell.text(series.model()),
                            Cell.text(series.series()),
                            Cell.text(metric.getKey()),
                            Cell.count(figures.count()),
                            Cell.text(Decimal.fixed(figures.mean(), 3)),
                            Cell.text(Decimal.fixed(figures.p50(), 3)),
                            Cell.text(Decimal.fixed(figures.p95(), 3)),
                            Cell.text(series.errors() + "/" + series.generations()));
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
