package analysis.report.sections;

import static analysis.summary.figures.Figure.BYTES_PER_S;
import static analysis.summary.figures.Figure.CACHED_PCT;
import static analysis.summary.figures.Figure.FAILED;
import static analysis.summary.figures.Figure.FAILED_PCT;
import static analysis.summary.figures.Figure.GENERATIONS;
import static analysis.summary.figures.Figure.INPUTS_PER_S;
import static analysis.summary.figures.Figure.INPUT_TOKENS_PER_S;
import static analysis.summary.figures.Figure.OUTPUT_TOKENS;
import static analysis.summary.figures.Figure.PROMPT_TOKENS;
import static analysis.summary.figures.Figure.REASONING_TOKENS;
import static analysis.summary.figures.Figure.REQUESTS_PER_S;
import static analysis.summary.figures.Figure.SYSTEM_TOKENS_PER_S;
import static analysis.summary.figures.Figure.USERS_MEAN;
import static analysis.summary.figures.Figure.USERS_PEAK;
import static analysis.summary.figures.Figure.WINDOW_S;
import static analysis.summary.figures.Quantity.ICL;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.SCHEDULE_DELAY;
import static analysis.summary.figures.Quantity.TOKENS_PER_S;
import static analysis.summary.figures.Quantity.TPOT;
import static analysis.summary.figures.Quantity.TTFT;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.summary.ModelRanking;
import analysis.summary.RunSummary;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import java.util.List;
import java.util.Map;
import run.Cell;

/** Tables of figures per model, and per model and series. */
final class ModelTables {

    private static final String ALL_SERIES = "(all)";
    private static final FigureColumns OF_MODELS = FigureColumns.of(
            TTFT.p50(),
            TTFT.p95(),
            TTFT.mean(),
            TTFT.figure(Stat.MIN),
            TTFT.figure(Stat.MAX),
            LATENCY.p50(),
            LATENCY.p95(),
            TOKENS_PER_S.mean(),
            TOKENS_PER_S.figure(Stat.SD),
            TOKENS_PER_S.figure(Stat.MIN),
            TOKENS_PER_S.figure(Stat.MAX),
            SYSTEM_TOKENS_PER_S,
            INPUTS_PER_S,
            INPUT_TOKENS_PER_S,
            FAILED);
    private static final FigureColumns TIMES = FigureColumns.of(
            GENERATIONS,
            FAILED,
            FAILED_PCT,
            TTFT.p50(),
            TTFT.p95(),
            TTFT.p99(),
            TPOT.p50(),
            TPOT.p95(),
            ICL.p50(),
            ICL.p99(),
            LATENCY.p50(),
            LATENCY.p95(),
            LATENCY.p99(),
            SCHEDULE_DELAY.p99());
    private static final FigureColumns RATES = FigureColumns.of(
            TOKENS_PER_S.mean(),
            TOKENS_PER_S.figure(Stat.SD),
            TOKENS_PER_S.p50(),
            TOKENS_PER_S.figure(Stat.MIN),
            TOKENS_PER_S.figure(Stat.MAX),
            SYSTEM_TOKENS_PER_S,
            REQUESTS_PER_S,
            BYTES_PER_S,
            USERS_MEAN,
            USERS_PEAK,
            INPUTS_PER_S,
            INPUT_TOKENS_PER_S,
            OUTPUT_TOKENS,
            REASONING_TOKENS,
            PROMPT_TOKENS,
            CACHED_PCT,
            WINDOW_S);

    /** Figures for a terminal. */
    private static final FigureColumns BRIEF = FigureColumns.of(
            TTFT.p50(),
            TTFT.p95(),
            TPOT.p50(),
            LATENCY.p50(),
            LATENCY.p95(),
            TOKENS_PER_S.mean(),
            SYSTEM_TOKENS_PER_S,
            REQUESTS_PER_S,
            INPUTS_PER_S,
            FAILED,
            GENERATIONS);

    private ModelTables() {}

    /** Models side by side, with the legend of their figures. */
    static List<Block> models(RunSummary run) {
        if (run.isOfTwoServers()) {
            return List.of(); // a model's row would pool both servers
        }
        if (run.models().size() == 1 && run.cells().size() > 1) {
            return List.of(); // a single row that pools different levels tells less than the tables of every series
        }
        return List.of(
                table(run),
                new Paragraph(
                        run.models().isEmpty() ? "No " + run.counted().one() + " was measured." : Legend.of(run)));
    }

    /** Models side by side, pooled over their series. */
    static Table table(RunSummary run) {
        TableBuilder<Map.Entry<String, Summary>> table = new TableBuilder<Map.Entry<String, Summary>>(
                        run.isOfModels() ? "All series of each model" : "All requests of each group")
                .text(ReportPart.rowsOf(run), Map.Entry::getKey);
        OF_MODELS.to(table, Map.Entry::getValue);
        return table.number("Variation of tokens/s", "%", 1, row -> ModelRanking.variationPct(run, row.getKey()))
                .count(run.counted().title(), row -> row.getValue().generations())
                .build(run.models().entrySet());
    }

    /** Tables with one row per model and series, and a total for each model with several series. */
    static List<Block> series(RunSummary run) {
        return run.cells().isEmpty()
                ? List.of()
                : List.of(
                        series(SeriesRows.table("Times", run).unit("ms").note(Legend.ofTimes(run)), TIMES, run),
                        series(SeriesRows.table("Rates", run).note(Legend.ofRates(run)), RATES, run));
    }

    /** Table of all series with the columns that fit a terminal. */
    static Table brief(RunSummary run) {
        return series(SeriesRows.table(ReportPart.SERIES.title(), run), BRIEF, run);
    }

    private static Table series(TableBuilder<Map.Entry<Cell, Summary>> table, FigureColumns figures, RunSummary run) {
        figures.counting(run.counted()).to(table.groupedBy(ReportPart.rowsOf(run)), Map.Entry::getValue);
        run.models().forEach((model, all) -> {
            table.group(model);
            List<Map.Entry<Cell, Summary>> cells = run.cells().entrySet().stream()
                    .filter(cell -> cell.getKey().model().equals(model))
                    .toList();
            cells.forEach(table::row);
            if (cells.size() > 1 && !run.isOfTwoServers()) {
                table.total(Map.entry(new Cell(model, ALL_SERIES), all));
            }
        });
        return table.build();
    }
}
