package analysis.report.compare;

import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import analysis.summary.comparison.Change;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;
import run.csv.CsvWriter;

/**
 * {@code compare.csv}: one row per run, model, series and figure, in the format of {@link SummaryCsv}. {@code change_pct} and its limits
 * are relative to the first run and absent for it.
 */
public final class CompareCsv {

    /** Name of the file. */
    public static final String FILE_NAME = "compare.csv";

    private CompareCsv() {}

    /** Content of the file. */
    public static String write(RunComparison comparison) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CsvWriter.FORMAT)) {
            printer.printRecord(
                    "run",
                    "start",
                    "model",
                    "series",
                    "figure",
                    "value",
                    "change_pct",
                    "change_low_pct",
                    "change_high_pct");
            for (Row row : comparison.rows()) {
                for (int run = 0; run < comparison.runs().size(); run++) {
                    printRow(printer, comparison, row, run);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return csv.toString();
    }

    private static void printRow(CSVPrinter printer, RunComparison comparison, Row row, int run) throws IOException {
        Optional<Change> change = row.changes().get(run);
        Optional<Change.Interval> interval = change.flatMap(Change::interval);
        printer.printRecord(
                Sanitizer.csvCell(comparison.runs().get(run).name()),
                comparison.runs().get(run).data().info().start(),
                Sanitizer.csvCell(row.cell().model()),
                Sanitizer.csvCell(row.cell().series()),
                row.figure().name().toLowerCase(Locale.ROOT),
                row.values().get(run).isPresent() ? number(row.values().get(run).getAsDouble()) : "",
                change.map(value -> number(value.pct())).orElse(""),
                interval.map(value -> number(value.lowPct())).orElse(""),
                interval.map(value -> number(value.highPct())).orElse(""));
    }

    private static String number(double value) {
        return Decimal.exact(value).toPlainString();
    }
}
