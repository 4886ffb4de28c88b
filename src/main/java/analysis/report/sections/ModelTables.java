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
import analysis.report.page.Table.Cell;
import analysis.summary.ModelRanking;
import analysis.summary.RunSummary;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import java.util.List;
import java.util.Map;

/** The figures per model, and per model and series. */
final class ModelTables {

    private static final String ALL_SERIES = "(all)";
    private static final FigureColumns OF_MODELS = FigureColumns.of(
            TTFT.mean(),
            TTFT.figure(Stat.MIN),
            TTFT.figure(Stat.MAX),
            TTFT.p50(),
            TTFT.p95(),
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

    private ModelTables() {}

    /** Models side by side, and how to read their figures. */
    static List<Block> models(RunSummary run) {
        if (run.isOfTwoServers()) {
            return List.of(); // All series of a model are those of both; each series stands on its own below.
        }
        return List.of(
                table(run),
                new Paragraph(
                        run.models().isEmpty() ? "No " + run.counted().one() + " was measured." : Legend.of(run)));
    }

    /** Models side by side, all series of each together. */
    static Table table(RunSummary run) {
        Table.Builder table = new Table.Builder(
                        run.isOfModels() ? "All series of each model" : "All requests of each group")
                .text(ReportPart.rowsOf(run));
        OF_MODELS.to(table);
        table.number("Variation of tokens/s", "%", 1).number(run.counted().title(), "");
        run.models()
                .forEach((model, summary) -> table.row(OF_MODELS.row(
                        summary,
                        List.of(Cell.text(model)),
                        Cell.number(ModelRanking.variationPct(run, model)),
                        Cell.count(summary.generations()))));
        return table.build();
    }

    /** Every model and series, and a row for all series of a model that has several. */
    static List<Block> series(RunSummary run) {
        return run.cells().isEmpty()
                ? List.of()
                : List.of(
                        table(
                                new Table.Builder("Times")
                                        .unit("ms")
                                        .text("Series")
                                        .note(Legend.ofTimes(run)),
                                TIMES,
                                run),
                        table(new Table.Builder("Rates").text("Series").note(Legend.ofRates(run)), RATES, run));
    }

    private static Table table(Table.Builder table, FigureColumns columns, RunSummary run) {
        FigureColumns figures = columns.counting(run.counted());
        figures.to(table.groupedBy(ReportPart.rowsOf(run)));
        run.models().forEach((model, all) -> {
            table.group(model);
            List<Map.Entry<run.Cell, Summary>> cells = run.cells().entrySet().stream()
                    .filter(cell -> cell.getKey().model().equals(model))
                    .toList();
            cells.forEach(cell -> table.row(
                    figures.row(cell.getValue(), List.of(Cell.text(cell.getKey().series())))));
            if (cells.size() > 1 && !run.isOfTwoServers()) {
                table.total(figures.row(all, List.of(Cell.text(ALL_SERIES))));
            }
        });
        return table.build();
    }
}
