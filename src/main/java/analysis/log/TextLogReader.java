package analysis.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import run.ValueLimits;

/**
 * Reader of the text {@code simulation.log} of Gatling 3.0 to 3.11. A record is a line (LF or CRLF) with fields separated by
 * tabs; lists of groups are separated by commas. Users had an id up to 3.3, here in brackets:
 *
 * <pre>
 * log      = { assertion } run { assertion | user | request | group | error }
 * run      = "RUN" class id start description version
 * user     = "USER" scenario [id] ("START" | "END") time [time]
 * request  = "REQUEST" [id] groups name start end ("OK" | "KO") message
 * group    = "GROUP" [id] groups start end cumulated ("OK" | "KO")
 * error    = "ERROR" message time
 * assertion = "ASSERTION" text                                     skipped
 * </pre>
 *
 * Times are ms since the epoch. The writer was {@code io.gatling.core.stats.writer.LogFileDataWriter}.
 */
final class TextLogReader {

    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final String HINT = "the file is damaged there; read it up to that line, or run again";

    private final Path file;
    private final InputStream in;
    private final GroupTable groups = new GroupTable();
    private long offset;
    private long lineStart;
    private long records;
    private boolean ended;

    TextLogReader(Path file, InputStream in) {
        this.file = file;
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    LogReport read(Consumer<? super LogRecord> sink) throws IOException {
        LogRecord.Run run = readRun();
        sink.accept(run);
        for (Optional<String[]> fields = fields(); fields.isPresent(); fields = fields()) {
            sink.accept(next(fields.get()));
            records++;
        }
        Optional<LogReport.Cut> cut = offset == lineStart
                ? Optional.empty()
                : Optional.of(new LogReport.Cut(lineStart, offset, "the end of the line"));
        return new LogReport(file, run, records, lineStart, cut, List.of());
    }

    /** Reads the record of the run, before all others. */
    LogRecord.Run readRun() throws IOException {
        LogRecord.Run run = run(fields().orElseThrow(() -> new UnsupportedLogException(
                file, "has no line that begins with RUN: Gatling was killed before it wrote one")));
        records = 1;
        return run;
    }

    /**
     * Fields of the next record; empty at the end of the file and at a last record without its line end, which is
     * incomplete.
     */
    private Optional<String[]> fields() throws IOException {
        for (String line = line(); line != null && !ended; line = line()) {
            if (!line.isEmpty() && !line.startsWith("ASSERTION")) {
                return Optional.of(line.split("\t", -1));
            }
        }
        return Optional.empty();
    }

    /** Next line without its end; null at the end of the file. */
    private String line() throws IOException {
        lineStart = offset;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                ended = true;
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            offset++;
            if (line.size() > MAX_LINE_BYTES) {
                throw malformed("a line of less than 1 MiB", "a longer one");
            }
            line.write(next);
        }
        offset++;
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private LogRecord.Run run(String[] fields) {
        if (!fields[0].equals("RUN") || fields.length < 6) {
            throw malformed("RUN, class, id, start, description and version", String.join(" ", fields));
        }
        return new LogRecord.Run(fields[5].strip(), fields[1], time(fields[3]), fields[4].strip(), List.of());
    }

    private LogRecord next(String[] fields) {
        switch (fields[0]) {
            case "REQUEST" -> {
                int first = fields.length - 6; // 1, or 2 after a user's id
                expect(fields, first == 1 || first == 2, "6 or 7 fields after REQUEST");
                return new LogRecord.Request(
                        path(fields[first]),
                        fields[first + 1],
                        time(fields[first + 2]),
                        end(fields[first + 2], fields[first + 3]),
                        status(fields[first + 4]),
                        fields[first + 5].strip());
            }
            case "USER" -> {
                boolean byId = fields.length == 6;
                expect(fields, byId || fields.length == 4, "3 or 5 fields after USER");
                boolean start = fields[byId ? 3 : 2].equals("START");
                return new LogRecord.User(fields[1], start, time(fields[byId && !start ? 5 : byId ? 4 : 3]));
            }
            case "GROUP" -> {
                int first = fields.length - 5;
                expect(fields, first == 1 || first == 2, "5 or 6 fields after GROUP");
                return new LogRecord.Group(
                        path(fields[first]),
                        time(fields[first + 1]),
                        end(fields[first + 1], fields[first + 2]),
                        (int) Math.min(Integer.MAX_VALUE, number(fields[first + 3])),
                        status(fields[first + 4]));
            }
            case "ERROR" -> {
                expect(fields, fields.length == 3, "2 fields after ERROR");
                return new LogRecord.Error(fields[1], time(fields[2]));
            }
            default -> throw malformed("RUN, USER, REQUEST, GROUP, ERROR or ASSERTION", fields[0]);
        }
    }

    private List<String> path(String joined) {
        GroupTable.Node path = groups.root();
        if (!joined.isBlank()) {
            for (String group : joined.split(",")) {
                path = path.enter(group);
            }
        }
        return path.path();
    }

    private boolean status(String word) {
        if (!word.equals("OK") && !word.equals("KO")) {
            throw malformed("OK or KO", word);
        }
        return word.equals("OK");
    }

    private long end(String start, String text) {
        long end = time(text);
        if (end < time(start) - RecordParser.CLOCK_TOLERANCE_MS) {
            throw malformed("an end that is not before the start " + start, text);
        }
        return end;
    }

    private long time(String text) {
        long time = number(text);
        if (!ValueLimits.isTime(Instant.ofEpochMilli(time))) {
            throw malformed("a time, ms since 1970", text);
        }
        return time;
    }

    private long number(String text) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a negative number.
        }
        throw malformed("a number, 0 or more", text);
    }

    private void expect(String[] fields, boolean met, String what) {
        if (!met) {
            throw malformed(what, String.valueOf(fields.length - 1));
        }
    }

    private MalformedLogException malformed(String expected, String got) {
        String shown = got.length() > 80 ? got.substring(0, 80) + "…" : got;
        return new MalformedLogException(file, lineStart, records, expected, "'" + shown + "'", HINT);
    }
}
