package inference.workload;

import static run.Units.NS_PER_S;

import inference.feeders.Feeder;
import inference.settings.SettingsException;
import inference.workload.TraceRequest.Sized;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Trace in CSV with a header line and a row per request. Its columns, in any case and order:
 *
 * <ul>
 *   <li>time: {@code TIMESTAMP} or {@code arrived_at}; a date and time, or seconds
 *   <li>prompt: {@code ContextTokens} (Azure), {@code Request tokens} (BurstGPT) or {@code input_length}
 *   <li>answer: {@code GeneratedTokens}, {@code Response tokens} or {@code output_length}; 0, a failed answer, is replayed as 1
 *   <li>conversation (optional): {@code Session ID} or {@code session}
 * </ul>
 */
final class CsvTrace implements TraceLines {

    private static final List<String> TIME = List.of("timestamp", "arrived_at");
    private static final List<String> INPUT =
            List.of("contexttokens", "request tokens", "input_length", "num_prefill_tokens");
    private static final List<String> OUTPUT =
            List.of("generatedtokens", "response tokens", "output_length", "num_decode_tokens");
    private static final List<String> SESSION = List.of("session id", "session");
    private static final String TIMES =
            "' is not a time: expected seconds (divide milliseconds by 1000), or a date and time such as"
                    + " 2026-01-31T12:00:01Z";

    private final Feeder feeder;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final int time;
    private final int input;
    private final int output;
    private final Optional<Integer> session;

    CsvTrace(Feeder feeder) throws IOException {
        this.feeder = feeder;
        parser = CSVParser.parse(feeder.reader(), CSVFormat.RFC4180);
        rows = parser.iterator();
        List<String> header = header();
        time = column(header, TIME);
        input = column(header, INPUT);
        output = column(header, OUTPUT);
        session = optionalColumn(header, SESSION);
    }

    private List<String> header() throws IOException {
        CSVRecord first = row();
        if (first == null) {
            throw feeder.broken(
                    1,
                    "the file is empty: expected a line such as timestamp,input_length,output_length, then the requests");
        }
        return first.toList().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private int column(List<String> header, List<String> names) {
        return optionalColumn(header, names)
                .orElseThrow(() -> feeder.broken(
                        line(),
                        "there is no column " + String.join(" or ", names) + "; the header is " + header
                                + (header.size() == 1 && header.get(0).matches(".*[;\t].*")
                                        ? ", expected commas between the columns"
                                        : "")));
    }

    private static Optional<Integer> optionalColumn(List<String> header, List<String> names) {
        return names.stream().map(header::indexOf).filter(at -> at >= 0).findFirst();
    }

    @Override
    public TraceRequest next() throws IOException {
        CSVRecord row = row();
        if (row == null) {
            return null;
        }
        String at = cell(row, time);
        return new TraceRequest(
                TraceTime.ns(at, NS_PER_S).orElseThrow(() -> broken("'" + at + TIMES)),
                session.map(column -> cell(row, column)).orElse(""),
                new Sized(new Lengths(length(row, input, 1), Math.max(1, length(row, output, 0))), List.of()));
    }

    /** Next row that is not blank; null after the last. */
    private CSVRecord row() throws IOException {
        while (hasNext()) {
            CSVRecord row = rows.next();
            if (row.size() > 1 || !row.get(0).isBlank()) {
                return row;
            }
        }
        return null;
    }

    /** Whether there is another row; the parser reports wrong quotes as an I/O error. */
    private boolean hasNext() throws IOException {
        try {
            return rows.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw broken(e.getCause().getMessage());
            }
            throw e.getCause();
        }
    }

    private String cell(CSVRecord row, int column) {
        if (column >= row.size()) {
            throw broken("expected at least " + (column + 1) + " cells, found " + row.size());
        }
        return row.get(column).strip();
    }

    private int length(CSVRecord row, int column, int min) {
        String text = cell(row, column);
        try {
            double value = Double.parseDouble(text); // some files have "374.0"
            if (value == Math.rint(value) && value >= min && value <= LengthDistribution.MAX_TOKENS) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw broken("'" + text + "' is not from " + min + " to " + LengthDistribution.MAX_TOKENS + " tokens");
    }

    @Override
    public long line() {
        return parser.getCurrentLineNumber();
    }

    private SettingsException broken(String problem) {
        return feeder.broken(line(), problem);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
