package analysis.report;

import analysis.verdict.Baseline;
import analysis.verdict.Baseline.Figures;
import analysis.verdict.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What baselines hold, for a terminal. */
public final class BaselineReport {

    private BaselineReport() {}

    /** One line for each of {@code baselines}. */
    public static List<String> list(List<Baseline> baselines) {
        if (baselines.isEmpty()) {
            return List.of("There are no baselines. Make one of the newest run with: baseline set NAME");
        }
        TextTable table = TextTable.of("Baseline", "Simulation", "Server", ">Runs", "Models", "Set");
        for (Baseline baseline : baselines) {
            table.row(
                    baseline.name(),
                    Inert.line(baseline.fingerprint().simulation()),
                    server(baseline),
                    Integer.toString(baseline.runs().size()),
                    Inert.line(String.join(", ", baseline.fingerprint().models())),
                    String.valueOf(baseline.created()));
        }
        return table.lines();
    }

    /** What was run against what, and the figures of every run. */
    public static List<String> show(Baseline baseline) {
        Fingerprint fingerprint = baseline.fingerprint();
        List<String> lines = new ArrayList<>(list(List.of(baseline)));
        lines.add("");
        lines.add("Settings: " + pairs(fingerprint.settings()));
        TextTable table = TextTable.of(
                ">Run", "Start", "Model", "Series", "Metric", ">Values", ">Mean", ">P50", ">P95", ">Failed");
        int number = 0;
        for (Baseline.Run run : baseline.runs()) {
            number++;
            for (Baseline.Series series : run.series()) {
                for (Map.Entry<String, Figures> metric : series.summary().entrySet()) {
                    Figures figures = metric.getValue();
                    table.row(
                            Integer.toString(number),
                            String.valueOf(run.start()),
                            Inert.line(series.model()),
                            Inert.line(series.series()),
                            metric.getKey(),
                            Long.toString(figures.count()),
                            Decimal.fixed(figures.mean(), 3),
                            Decimal.fixed(figures.p50(), 3),
                            Decimal.fixed(figures.p95(), 3),
                            series.errors() + "/" + series.generations());
                }
            }
        }
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    private static String server(Baseline baseline) {
        String version = baseline.runs().get(baseline.runs().size() - 1).serverVersion();
        String product = baseline.fingerprint().product();
        String name = (product == null ? "(unknown)" : product) + (version == null ? "" : " " + version);
        return Inert.line(name) + (baseline.fingerprint().mock() ? " (mock)" : "");
    }

    private static String pairs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> Inert.line(setting.getKey() + "=" + setting.getValue()))
                .reduce((a, b) -> a + " " + b)
                .orElse("(none)");
    }
}
