package analysis.report.data;

import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import analysis.stats.Percentiles;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVPrinter;
import run.Cell;
import run.csv.CsvWriter;

/**
 * {@code perf_summary.csv}: one row per model and series, in the order of the run. RFC 4180 with LF line ends, UTF-8, decimals with a
 * point; absent values are empty. A name that a spreadsheet would take for a formula gets a leading apostrophe.
 *
 * <p>Columns: {@code simulation, model, series}, counts, {@code few_samples} (percentiles with too few samples), {@code warnings} (kinds of
 * the run's warnings), tokens, throughput; then for each metric and the pooled {@code icl_ms} the columns {@code <metric>_count, _mean,
 * _sd, _min, _max, _p50, _p90, _p95, _p99} in the metric's unit; then {@code attempts} and {@code attempts_failed} (generations, pulls and
 * loads), whose ratio is {@code failed_pct}; last, figures that only some servers or APIs have. {@code docs/metrics.md} lists them.
 */
public final class SummaryCsv {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "perf_summary.csv";

    /** Name of the file with the totals per level, which only some runs have. */
    public static final String LEVELS_FILE_NAME = "perf_levels.csv";

    private static final String ALL_MODELS = "(all)";
    private static final List<Column> COLUMNS = columns();

    private SummaryCsv() {}

    private record Row(RunSummary run, Cell cell, Summary summary) {}

    private record Column(String header, Function<Row, String> value) {}

    /** Content of the file. */
    public static String write(RunSummary run) {
        return write(run, run.cells());
    }

    /** Content of {@value #LEVELS_FILE_NAME}: the same columns per load level, with the model {@code (all)}. */
    public static String writeLevels(RunSummary run) {
        Map<Cell, Summary> rows = new LinkedHashMap<>();
        run.levels().forEach(level -> rows.put(new Cell(ALL_MODELS, level.load().name()), level.summary()));
        return write(run, rows);
    }

    private static String write(RunSummary run, Map<Cell, Summary> rows) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CsvWriter.FORMAT)) {
            printer.printRecord(COLUMNS.stream().map(Column::header));
            for (Map.Entry<Cell, Summary> entry : rows.entrySet()) {
                Row row = new Row(run, entry.getKey(), entry.getValue());
                printer.printRecord(COLUMNS.stream().map(column -> column.value.apply(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return csv.toString();
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        text("simulation", row -> row.run.info().simulation(), columns);
        text("model", row -> row.cell.model(), columns);
        text("series", row -> row.cell.series(), columns);
        count("generations", Summary::generations, columns);
        count("ok", Summary::ok, columns);
        count("cancelled", Summary::cancelled, columns);
        figure("failed", Figure.FAILED, columns);
        figure("failed_pct", Figure.FAILED_PCT, columns);
        columns.add(new Column("few_samples", row -> fewSamples(row.summary)));
        columns.add(new Column("warnings", row -> warnings(row.run)));
        figure("output_tokens_sum", Figure.OUTPUT_TOKENS, columns);
        figure("prompt_tokens_sum", Figure.PROMPT_TOKENS, columns);
        figure("estimated_tokens_sum", Figure.ESTIMATED_TOKENS, columns);
        figure("window_s", Figure.WINDOW_S, columns);
        figure("requests_per_s", Figure.REQUESTS_PER_S, columns);
        figure("system_tokens_per_s", Figure.SYSTEM_TOKENS_PER_S, columns);
        figure("concurrency_mean", Figure.USERS_MEAN, columns);
        figure("concurrency_peak", Figure.USERS_PEAK, columns);
        for (Quantity quantity : Quantity.values()) {
            for (Stat stat : Stat.values()) {
                figure(quantity.id() + "_" + stat.id(), quantity.figure(stat), columns);
            }
        }
        count("attempts", summary -> summary.attempts().all(), columns);
        count("attempts_failed", summary -> summary.attempts().failed(), columns);
        figure("cached_pct", Figure.CACHED_PCT, columns);
        figure("reasoning_tokens_sum", Figure.REASONING_TOKENS, columns);
        figure("inputs_sum", Figure.INPUTS, columns);
        figure("inputs_per_s", Figure.INPUTS_PER_S, columns);
        figure("input_tokens_per_s", Figure.INPUT_TOKENS_PER_S, columns);
        figure("bytes_per_s", Figure.BYTES_PER_S, columns);
        answers("right_answers", Answers::right, columns);
        answers("wrong_answers", Answers::wrong, columns);
        figure("right_pct", Figure.RIGHT_PCT, columns);
        return List.copyOf(columns);
    }

    private static void text(String header, Function<Row, String> value, List<Column> columns) {
        columns.add(new Column(
                header,
                row -> Sanitizer.csvCell(Optional.ofNullable(value.apply(row)).orElse(""))));
    }

    private static void count(String header, Function<Summary, Long> value, List<Column> columns) {
        columns.add(new Column(header, row -> Long.toString(value.apply(row.summary))));
    }

    /** Adds a count of answers; empty where none was checked. */
    private static void answers(String header, Function<Answers, Long> value, List<Column> columns) {
        columns.add(new Column(
                header,
                row -> Optional.of(row.summary.answers())
                        .filter(answers -> answers.checked() > 0)
                        .map(value)
                        .map(count -> Long.toString(count))
                        .orElse("")));
    }

    private static void figure(String header, Figure figure, List<Column> columns) {
        columns.add(new Column(header, row -> number(figure.of(row.summary))));
    }

    private static String fewSamples(Summary summary) {
        return String.join(
                " ",
                IntStream.of(90, 95, 99)
                        .filter(percent -> summary.ok() < Percentiles.samplesNeeded(percent))
                        .mapToObj(percent -> "p" + percent)
                        .toList());
    }

    /** Kinds of the run's warnings, the same in every row. */
    private static String warnings(RunSummary run) {
        return String.join(
                " ",
                run.warnings().stream()
                        .map(warning -> warning.kind().id())
                        .distinct()
                        .toList());
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Decimal.exact(value.getAsDouble()).toPlainString() : "";
    }
}
