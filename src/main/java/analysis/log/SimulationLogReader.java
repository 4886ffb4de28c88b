package analysis.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import run.ValueLimits;
import run.file.UnreadableFileException;

/**
 * Reader of the {@code simulation.log} of Gatling 3.0 to 3.15, in one pass and constant memory. {@link TextLogReader} reads the
 * text of Gatling up to 3.11, this class the binary format since 3.12. Its grammar, all numbers big-endian:
 *
 * <pre>
 * log      = run { user | request | group | error }
 * run      = 0x00 string(Gatling's version) string(simulation class) int64(start, ms since the epoch)
 *            string(description) int32(n) n * string(scenario)
 *            int32(n) n * ( int32(length) length * byte )          assertions, pickled: skipped
 * request  = 0x01 groups cached(name) int32(start) int32(end) bool(ok) cached(message)
 * user     = 0x02 int32(scenario, index from 0) bool(1 start, 0 end) int32(time)
 * group    = 0x03 groups int32(start) int32(end) int32(cumulated response time, ms) bool(ok)
 * error    = 0x04 cached(message) int32(time)
 *
 * groups   = int32(n) n * cached                                   from the outermost inwards
 * string   = int32(0) | int32(length in bytes) bytes coder
 * coder    = 0x00 Latin-1 | 0x01 UTF-16 in the byte order of the writer's processor, see {@link Utf16Order}
 * cached   = int32(i > 0: string i is new; i counts 1, 2, 3, ...) string | int32(-i: string i again)
 * bool     = 0x00 | 0x01
 * </pre>
 *
 * Times are ms since the run's start. The writer is {@code io.gatling.core.stats.writer.LogFileDataWriter}.
 */
public final class SimulationLogReader {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+[\\w.+-]*");
    private static final Pattern KNOWN_VERSION = Pattern.compile("3\\.1[2-5]\\b.*");
    private static final int MAX_SCENARIOS = 100_000;

    private final Path file;
    private final LogInput input;
    private final LogStrings strings;

    private SimulationLogReader(Path file, InputStream in) {
        this.file = file;
        this.input = new LogInput(file, in);
        this.strings = new LogStrings(input);
    }

    /**
     * Passes every complete record of {@code file} to {@code sink}, in the file's order, the {@link LogRecord.Run}
     * first.
     *
     * @throws UnsupportedLogException if it is not a log
     * @throws MalformedLogException if it is damaged; {@code sink} got the records before the damage
     * @throws UnreadableFileException if it cannot be read
     */
    public static LogReport read(Path file, Consumer<? super LogRecord> sink) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, in, sink);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /**
     * Reads the first record alone.
     *
     * @throws UnsupportedLogException if it is not a log
     * @throws UnreadableFileException if it cannot be read
     */
    public static LogRecord.Run readRun(Path file) {
        try (InputStream in = again(Files.newInputStream(file))) {
            return isText(in) ? new TextLogReader(file, in).readRun() : new SimulationLogReader(file, in).readRun();
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /** As above, from {@code in}; {@code file} is for messages. */
    static LogReport read(Path file, InputStream in, Consumer<? super LogRecord> sink) throws IOException {
        InputStream again = again(in);
        return isText(again)
                ? new TextLogReader(file, again).read(sink)
                : new SimulationLogReader(file, again).read(sink);
    }

    private static InputStream again(InputStream in) {
        return new BufferedInputStream(in, LogFileKind.BYTES);
    }

    private static boolean isText(InputStream again) throws IOException {
        again.mark(LogFileKind.BYTES);
        byte[] start = again.readNBytes(LogFileKind.BYTES);
        again.reset();
        return LogFileKind.isText(start);
    }

    private LogReport read(Consumer<? super LogRecord> sink) throws IOException {
        LogRecord.Run run = readRun();
        sink.accept(run);
        RecordParser records = new RecordParser(input, strings, run);
        long count = 1;
        Optional<LogReport.Cut> cut = Optional.empty();
        try {
            while (input.startRecord(count)) {
                LogRecord next = records.next();
                sink.accept(next);
                count++;
            }
        } catch (EOFException e) {
            cut = Optional.of(new LogReport.Cut(input.recordStart(), input.end(), e.getMessage()));
        }
        return new LogReport(file, run, count, input.recordStart(), cut, warnings(run));
    }

    private LogRecord.Run readRun() throws IOException {
        LogFileKind.check(file, input.peek(LogFileKind.BYTES));
        try {
            input.startRecord(0);
            input.readByte("the header of the run's record");
            String version = readVersion();
            String simulation = strings.read("the simulation's class");
            long start = readStart();
            String description = strings.read("the run's description");
            int scenarios = input.readCount("the number of scenarios", MAX_SCENARIOS);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < scenarios; i++) {
                names.add(strings.read("the name of a scenario"));
            }
            skipAssertions();
            return new LogRecord.Run(version, simulation, start, description, List.copyOf(names));
        } catch (EOFException e) {
            throw new UnsupportedLogException(
                    file,
                    "ends after " + input.end() + " bytes, within its first record, where " + e.getMessage()
                            + " should follow; the run was killed before Gatling wrote anything, or the file is"
                            + " not a log");
        }
    }

    private String readVersion() throws IOException {
        int length = input.readCount("the length of Gatling's version", LogStrings.MAX_LENGTH);
        if (length > LogFileKind.BYTES) {
            throw new UnsupportedLogException(file, "does not begin with a Gatling version");
        }
        String version = new String(input.readBytes(length, "Gatling's version"), StandardCharsets.ISO_8859_1);
        byte coder = length == 0 ? 0 : input.readByte("the coder of Gatling's version");
        if (coder != 0 || !VERSION.matcher(version).matches()) {
            throw new UnsupportedLogException(file, "does not begin with a Gatling version");
        }
        return version;
    }

    private long readStart() throws IOException {
        long start = input.readLong("the start of the run");
        if (!ValueLimits.isTime(Instant.ofEpochMilli(start))) {
            throw input.malformed(Long.BYTES, "the start of the run, ms since 1970", Long.toString(start));
        }
        return start;
    }

    private void skipAssertions() throws IOException {
        int assertions = input.readCount("the number of assertions", MAX_SCENARIOS);
        for (int i = 0; i < assertions; i++) {
            int length = input.readCount("the length of an assertion", LogStrings.MAX_LENGTH);
            input.readBytes(length, "an assertion");
        }
    }

    private List<String> warnings(LogRecord.Run run) {
        List<String> warnings = new ArrayList<>();
        if (!KNOWN_VERSION.matcher(run.gatlingVersion()).matches()) {
            warnings.add("written by Gatling " + run.gatlingVersion() + "; " + UnsupportedLogException.VERSIONS);
        }
        if (strings.isBigEndian()) {
            warnings.add("its UTF-16 strings look big-endian and were read as such");
        }
        if (strings.droppedText()) {
            warnings.add("it has too many different texts; later ones appear as '" + LogStrings.DROPPED + "'");
        }
        return warnings;
    }
}
