package analysis.report.data;

import static run.Units.MS_PER_S;

import analysis.report.text.Decimal;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.figures.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@value #FILE_NAME}: comparison of structured and unstructured answers, in the columns of the performance guide. */
public final class StructuredCsv {

    /** Name of the CSV file in a run's folder. */
    public static final String FILE_NAME = "structured_vs_unstructured.csv";

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

    private StructuredCsv() {}

    /** Whether the run has tasks both with and without a schema, which the file compares. */
    public static boolean isComparison(RunSummary run) {
        return StructuredComparison.of(run).stream().anyMatch(one -> !one.structured());
    }

    /**
     * Content of the file (RFC 4180), one row per model, case and endpoint: median latency, mean tokens of a successful generation, number
     * of measured generations, mean time to the end of the answer.
     */
    public static String write(RunSummary run) {
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
                                .map(StructuredCsv::seconds)
                                .orElse(""),
                        mean(summary.tokens().prompt(), summary.ok()),
                        mean(summary.tokens().output(), summary.ok()),
                        summary.generations(),
                        summary.metric(Metric.STREAM_MS)
                                .map(Distribution::mean)
                                .map(StructuredCsv::seconds)
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

    /** Mean number of tokens; empty for 0 tokens, which means that they were not counted. */
    private static String mean(long tokens, long generations) {
        return tokens == 0 || generations == 0 ? "" : Decimal.fixed((double) tokens / generations, 1);
    }
}
