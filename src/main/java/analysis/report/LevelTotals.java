package analysis.report;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.LevelTotal;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import run.Cell;

/** The levels of load of a run, all models of each together: as a table, and for the files. */
public final class LevelTotals {

    /** Name in files of what is not of one model. */
    static final String ALL_MODELS = "(all)";

    private LevelTotals() {}

    /** Empty if no level has several models or prompts. */
    public static TextTable table(RunSummary run) {
        TextTable table = TextTable.of(
                "Level",
                ">Series",
                ">Generations",
                ">Failed",
                ">requests/s",
                ">tokens/s",
                ">TTFT p50 ms",
                ">p95",
                ">Latency p50 ms",
                ">p95",
                ">p99");
        for (LevelTotal level : run.levels()) {
            Summary summary = level.summary();
            Optional<Distribution> ttft = summary.metric(Metric.FIRST_TOKEN_MS);
            Optional<Distribution> latency = summary.metric(Metric.LATENCY_MS);
            table.row(
                    level.load().name(),
                    Integer.toString(level.cells()),
                    Long.toString(summary.generations()),
                    Long.toString(summary.failed()),
                    summary.throughput()
                            .map(carried -> Decimal.fixed(carried.requestsPerS(), 2))
                            .orElse(""),
                    summary.throughput()
                            .map(carried -> Decimal.fixed(carried.tokensPerS(), 1))
                            .orElse(""),
                    ms(ttft, 50, Distribution::p50),
                    ms(ttft, 95, Distribution::p95),
                    ms(latency, 50, Distribution::p50),
                    ms(latency, 95, Distribution::p95),
                    ms(latency, 99, Distribution::p99));
        }
        return table;
    }

    private static String ms(Optional<Distribution> times, double percent, ToDoubleFunction<Distribution> figure) {
        return times.map(found -> Decimal.fixed(figure.applyAsDouble(found), 1)
                        + (found.fewSamples(percent) ? FigureTables.FEW : ""))
                .orElse("");
    }

    /** The levels as if each were a series of one model, {@value #ALL_MODELS}. */
    static Map<Cell, Summary> rows(RunSummary run) {
        Map<Cell, Summary> rows = new LinkedHashMap<>();
        run.levels().forEach(level -> rows.put(new Cell(ALL_MODELS, level.load().name()), level.summary()));
        return rows;
    }

    /** As {@code summary.json} has them. */
    static List<Object> json(RunSummary run) {
        List<Object> levels = new ArrayList<>();
        for (LevelTotal level : run.levels()) {
            Map<String, Object> json = SummaryJson.summary(level.summary());
            level.load().users().ifPresent(users -> json.put("users", users));
            level.load().ratePerS().ifPresent(rate -> json.put("ratePerS", Decimal.exact(rate)));
            json.put("series", level.cells());
            levels.add(json);
        }
        return levels;
    }
}
