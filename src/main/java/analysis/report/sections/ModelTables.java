package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Throughput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The figures per model, and per model and series. */
final class ModelTables {

    private ModelTables() {}

    static List<Block> models(RunSummary run) {
        Table.Builder table = new Table.Builder("All series of each model")
                .text("Model")
                .number("Count", "")
                .number("Failed", "")
                .number("TTFT p50", "ms")
                .number("p95", "ms")
                .number("Chunk gap p50", "ms")
                .number("Latency p50", "ms")
                .number("p95", "ms")
                .number("Tokens/s mean", "per user")
                .number("sd", "")
                .number("Tokens/s", "all users");
        run.models()
                .forEach((model, summary) -> table.row(
                        Cell.text(model),
                        Cell.count(summary.generations()),
                        failed(summary),
                        figure(summary.metric(Metric.FIRST_TOKEN_MS), Distribution::p50),
                        tail(summary.metric(Metric.FIRST_TOKEN_MS), 95, Distribution::p95),
                        figure(summary.icl(), Distribution::p50),
                        figure(summary.metric(Metric.LATENCY_MS), Distribution::p50),
                        tail(summary.metric(Metric.LATENCY_MS), 95, Distribution::p95),
                        figure(summary.metric(Metric.TOKENS_PER_S), Distribution::mean),
                        sd(summary.metric(Metric.TOKENS_PER_S)),
                        Cell.number(
                                summary.throughput().map(Throughput::tokensPerS).orElse(OptionalDouble.empty()))));
        if (run.models().isEmpty()) {
            return List.of(new Paragraph("No generation was measured."));
        }
        return List.of(
                table.build(),
                new Paragraph("TTFT: from the request to the first token. Chunk gap: between content chunks of the"
                        + " stream, all pooled. Latency: from the request to the last content. Tokens/s per user: output"
                        + " tokens / latency of each generation. Times are those of successful generations."));
    }

    static List<Block> series(RunSummary run) {
        if (run.cells().isEmpty()) {
            return List.of();
        }
        Table.Builder times = new Table.Builder("Times")
                .text("Series")
                .number("Count", "")
                .number("Failed", "")
                .number("TTFT p50", "ms")
                .number("p95", "ms")
                .number("p99", "ms")
                .number("TPOT p50", "ms")
                .number("p95", "ms")
                .number("Chunk gap p50", "ms")
                .number("p99", "ms")
                .number("Latency p50", "ms")
                .number("p95", "ms")
                .number("p99", "ms")
                .number("Start delay p99", "ms");
        rows(run, times, ModelTables::times);
        Table.Builder rates = new Table.Builder("Rates")
                .text("Series")
                .number("Tokens/s mean", "per user")
                .number("sd", "")
                .number("min", "")
                .number("max", "")
                .number("Tokens/s", "all users")
                .number("Generations/s", "")
                .number("Users mean", "")
                .number("peak", "")
                .number("Output tokens", "")
                .number("Prompt tokens", "");
        rows(run, rates, ModelTables::rates);
        return List.of(times.build(), rates.build());
    }

    private static void rows(
            RunSummary run, Table.Builder table, java.util.function.BiFunction<String, Summary, Cell[]> row) {
        String previous = null;
        for (Map.Entry<run.Cell, Summary> cell : run.cells().entrySet()) {
            if (!cell.getKey().model().equals(previous)) {
                previous = cell.getKey().model();
                table.group(previous);
            }
            table.row(row.apply(cell.getKey().series(), cell.getValue()));
        }
    }

    private static Cell[] times(String series, Summary summary) {
        Optional<Distribution> ttft = summary.metric(Metric.FIRST_TOKEN_MS);
        Optional<Distribution> tpot = summary.metric(Metric.TPOT_MS);
        Optional<Distribution> latency = summary.metric(Metric.LATENCY_MS);
        return new Cell[] {
            Cell.text(series),
            Cell.count(summary.generations()),
            failed(summary),
            figure(ttft, Distribution::p50),
            tail(ttft, 95, Distribution::p95),
            tail(ttft, 99, Distribution::p99),
            figure(tpot, Distribution::p50),
            tail(tpot, 95, Distribution::p95),
            figure(summary.icl(), Distribution::p50),
            tail(summary.icl(), 99, Distribution::p99),
            figure(latency, Distribution::p50),
            tail(latency, 95, Distribution::p95),
            tail(latency, 99, Distribution::p99),
            tail(summary.metric(Metric.SCHEDULED_DELAY_MS), 99, Distribution::p99)
        };
    }

    private static Cell[] rates(String series, Summary summary) {
        Optional<Distribution> rate = summary.metric(Metric.TOKENS_PER_S);
        Optional<Throughput> carried = summary.throughput();
        return new Cell[] {
            Cell.text(series),
            figure(rate, Distribution::mean),
            sd(rate),
            figure(rate, Distribution::min),
            figure(rate, Distribution::max),
            Cell.number(carried.map(Throughput::tokensPerS).orElse(OptionalDouble.empty())),
            number(carried.map(Throughput::requestsPerS)),
            number(carried.map(Throughput::meanConcurrency)),
            Cell.text(carried.map(value -> Integer.toString(value.peakConcurrency()))
                    .orElse("")),
            Cell.count(summary.tokens().output()),
            Cell.count(summary.tokens().prompt())
        };
    }

    private static Cell failed(Summary summary) {
        return summary.failed() == 0
                ? Cell.text("0")
                : Cell.count(summary.failed()).toned(summary.ok() == 0 ? Tone.BAD : Tone.WARNING);
    }

    private static Cell sd(Optional<Distribution> values) {
        return Cell.number(values.map(Distribution::sd).orElse(OptionalDouble.empty()));
    }

    static Cell figure(Optional<Distribution> values, ToDoubleFunction<Distribution> figure) {
        return number(values.map(figure::applyAsDouble));
    }

    static Cell tail(Optional<Distribution> values, int percent, ToDoubleFunction<Distribution> figure) {
        return figure(values, figure)
                .few(values.map(found -> found.fewSamples(percent)).orElse(false));
    }

    private static Cell number(Optional<Double> value) {
        return Cell.number(value.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }
}
