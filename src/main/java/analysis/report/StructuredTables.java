package analysis.report;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Structured output: how many answers are valid, and what a schema costs. */
public final class StructuredTables {

    /** Name of the CSV file in a run's folder. */
    static final String FILE_NAME = "structured_vs_unstructured.csv";

    private static final double MS_PER_S = 1000;
    private static final String[] HEADER = {
        "Model",
        "Test Case",
        "Endpoint",
        "Latency (s)",
        "Input Tokens",
        "Output Tokens",
        "Total Requests",
        "Average Duration (s)"
    };

    private StructuredTables() {}

    public static TextTable compliance(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                "Case",
                ">Completed",
                ">Valid",
                ">Compliance %",
                ">TTFT cost %",
                ">TPOT cost %",
                ">Latency cost %");
        for (StructuredComparison one : StructuredComparison.of(run)) {
            if (one.structured()) {
                table.row(
                        Inert.line(one.model()),
                        Inert.line(one.testCase()),
                        Long.toString(one.completed()),
                        Long.toString(one.summary().ok()),
                        Decimal.fixed(one.compliancePct(), 1),
                        Decimal.fixed(one.overheadPct(Metric.FIRST_TOKEN_MS), 1),
                        Decimal.fixed(one.overheadPct(Metric.TPOT_MS), 1),
                        Decimal.fixed(one.overheadPct(Metric.LATENCY_MS), 1));
            }
        }
        return table;
    }

    static void add(RunSummary run, Map<String, Object> json) {
        List<Object> structured = StructuredComparison.of(run).stream()
                .filter(StructuredComparison::structured)
                .map(StructuredTables::json)
                .toList();
        if (!structured.isEmpty()) {
            json.put("structured", structured);
        }
    }

    private static Object json(StructuredComparison one) {
        Map<String, Object> json = new TreeMap<>();
        json.put("model", one.model());
        json.put("case", one.testCase());
        json.put("completed", one.completed());
        json.put("valid", one.summary().ok());
        put(json, "compliancePct", one.compliancePct());
        put(json, "firstTokenOverheadPct", one.overheadPct(Metric.FIRST_TOKEN_MS));
        put(json, "tpotOverheadPct", one.overheadPct(Metric.TPOT_MS));
        put(json, "latencyOverheadPct", one.overheadPct(Metric.LATENCY_MS));
        return json;
    }

    private static void put(Map<String, Object> json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(name, Decimal.exact(value.getAsDouble()));
        }
    }

    /** Whether tasks were asked for with a schema and without: what the CSV file compares. */
    static boolean isComparison(RunSummary run) {
        return StructuredComparison.of(run).stream().anyMatch(one -> !one.structured());
    }

    /**
     * The CSV file (RFC 4180), a row for each model, case and endpoint: median latency, mean tokens of a
     * successful generation, all measured generations, mean time to the end of the answer.
     */
    static String csv(RunSummary run) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(HEADER).get())) {
            for (StructuredComparison one : StructuredComparison.of(run)) {
                Summary summary = one.summary();
                printer.printRecord(
                        one.model(),
                        one.testCase(),
                        one.structured() ? "structured" : "unstructured",
                        summary.metric(Metric.LATENCY_MS)
                                .map(Distribution::p50)
                                .map(StructuredTables::seconds)
                                .orElse(""),
                        mean(summary.tokens().prompt(), summary.ok()),
                        mean(summary.tokens().output(), summary.ok()),
                        summary.generations(),
                        summary.metric(Metric.STREAM_MS)
                                .map(Distribution::mean)
                                .map(StructuredTables::seconds)
                                .orElse(""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text can always be appended to", e);
        }
        return text.toString();
    }

    private static String seconds(double ms) {
        return Decimal.fixed(ms / MS_PER_S, 3);
    }

    /** Zero tokens means that nobody counted them. */
    private static String mean(long tokens, long generations) {
        return tokens == 0 || generations == 0 ? "" : Decimal.fixed((double) tokens / generations, 1);
    }
}
