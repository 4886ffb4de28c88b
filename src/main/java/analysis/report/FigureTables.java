package analysis.report;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import run.Cell;

/** The tables of figures per model and series, with a row for all series of a model that has several. */
final class FigureTables {

    static final String FEW = "~";
    private static final String ALL_SERIES = "(all)";

    private FigureTables() {}

    static TextTable times(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                "Series",
                ">Count",
                ">Failed",
                ">TTFT p50",
                ">p95 ",
                ">p99 ",
                ">TPOT p50",
                ">p95 ",
                ">ICL p50",
                ">p99 ",
                ">Latency p50",
                ">p95 ",
                ">p99 ",
                ">Delay p99 ");
        rows(run, FigureTables::timeCells, table);
        return table;
    }

    static TextTable rates(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                "Series",
                ">tokens/s mean",
                ">sd",
                ">p50",
                ">min",
                ">System tokens/s",
                ">requests/s",
                ">Users mean",
                ">peak",
                ">Output tokens",
                ">Prompt tokens",
                ">Window s");
        rows(run, FigureTables::rateCells, table);
        return table;
    }

    /** What the tables do not say themselves. */
    static List<String> legend(RunSummary run) {
        List<String> legend = new ArrayList<>();
        if (run.overall().metric(Metric.TOKENS_PER_S).isPresent()) {
            legend.add("  tokens/s: what one user gets (output tokens / latency). System: all users together.");
        }
        if (run.overall().throughput().isPresent()) {
            legend.add("  Users: generations under way at once.");
        }
        boolean few = run.cells().values().stream()
                .flatMap(summary -> summary.metrics().values().stream())
                .anyMatch(distribution -> distribution.fewSamples(99));
        if (few) {
            legend.add("  " + FEW + " fewer samples than the percentile needs.");
        }
        return legend;
    }

    private static void rows(RunSummary run, Function<Summary, List<String>> figures, TextTable table) {
        String previous = null;
        for (Map.Entry<Cell, Summary> cell : run.cells().entrySet()) {
            String model = cell.getKey().model();
            if (previous != null && !previous.equals(model)) {
                allSeries(run, previous, figures, table);
            }
            table.row(
                    cells(model.equals(previous) ? "" : model, cell.getKey().series(), figures.apply(cell.getValue())));
            previous = model;
        }
        if (previous != null) {
            allSeries(run, previous, figures, table);
        }
    }

    private static void allSeries(
            RunSummary run, String model, Function<Summary, List<String>> figures, TextTable table) {
        boolean several = run.cells().keySet().stream()
                        .filter(cell -> cell.model().equals(model))
                        .count()
                > 1;
        if (several) {
            table.row(cells("", ALL_SERIES, figures.apply(run.models().get(model))));
        }
    }

    private static List<String> cells(String model, String series, List<String> figures) {
        List<String> cells = new ArrayList<>();
        cells.add(Inert.line(model));
        cells.add(Inert.line(series));
        cells.addAll(figures);
        return cells;
    }

    private static List<String> timeCells(Summary summary) {
        Optional<Distribution> ttft = summary.metric(Metric.FIRST_TOKEN_MS);
        Optional<Distribution> tpot = summary.metric(Metric.TPOT_MS);
        Optional<Distribution> latency = summary.metric(Metric.LATENCY_MS);
        return List.of(
                Long.toString(summary.generations()),
                summary.failed() == 0 ? "" : Long.toString(summary.failed()),
                figure(ttft, Distribution::p50, 1),
                tail(ttft, Distribution::p95, 95, 1),
                tail(ttft, Distribution::p99, 99, 1),
                figure(tpot, Distribution::p50, 2),
                tail(tpot, Distribution::p95, 95, 2),
                figure(summary.icl(), Distribution::p50, 2),
                tail(summary.icl(), Distribution::p99, 99, 2),
                figure(latency, Distribution::p50, 1),
                tail(latency, Distribution::p95, 95, 1),
                tail(latency, Distribution::p99, 99, 1),
                tail(summary.metric(Metric.SCHEDULED_DELAY_MS), Distribution::p99, 99, 1));
    }

    private static List<String> rateCells(Summary summary) {
        Optional<Distribution> rate = summary.metric(Metric.TOKENS_PER_S);
        Optional<Throughput> throughput = summary.throughput();
        return List.of(
                figure(rate, Distribution::mean, 1),
                rate.map(value -> Decimal.fixed(value.sd(), 1)).orElse(""),
                figure(rate, Distribution::p50, 1),
                figure(rate, Distribution::min, 1),
                Decimal.fixed(throughput.map(Throughput::tokensPerS).orElse(OptionalDouble.empty()), 1),
                throughput.map(value -> Decimal.fixed(value.requestsPerS(), 2)).orElse(""),
                throughput
                        .map(value -> Decimal.fixed(value.meanConcurrency(), 1))
                        .orElse(""),
                throughput
                        .map(value -> Integer.toString(value.peakConcurrency()))
                        .orElse(""),
                count(summary.tokens().output()),
                count(summary.tokens().prompt()),
                throughput.map(value -> Decimal.fixed(value.windowS(), 1)).orElse(""));
    }

    private static String figure(
            Optional<Distribution> distribution, ToDoubleFunction<Distribution> figure, int decimals) {
        return distribution
                .map(value -> Decimal.fixed(figure.applyAsDouble(value), decimals))
                .orElse("");
    }

    /** A percentile of the tail, marked if the sample is too small for it. */
    private static String tail(
            Optional<Distribution> distribution, ToDoubleFunction<Distribution> figure, int percent, int decimals) {
        return distribution
                .map(value ->
                        Decimal.fixed(figure.applyAsDouble(value), decimals) + (value.fewSamples(percent) ? FEW : " "))
                .orElse("");
    }

    /** Zero tokens means that nobody counted them. */
    private static String count(long tokens) {
        return tokens == 0 ? "" : Long.toString(tokens);
    }
}
