package analysis.log;

import java.io.IOException;
import java.util.List;

/** Parser of the records after the first; {@link SimulationLogReader} has the grammar. */
final class RecordParser {

    static final byte RUN = 0;
    static final byte REQUEST = 1;
    static final byte USER = 2;
    static final byte GROUP = 3;
    static final byte ERROR = 4;

    /** Deepest nesting of groups; real simulations have a handful. */
    private static final int MAX_DEPTH = 1000;

    /**
     * Longest step back of a time behind one that it should follow, ms. Code that logs responses may use a clock of its
     * own; a larger step means damage.
     */
    static final int CLOCK_TOLERANCE_MS = 60_000;

    private final LogInput input;
    private final LogStrings strings;
    private final LogRecord.Run run;
    private final GroupTable groups = new GroupTable();

    RecordParser(LogInput input, LogStrings strings, LogRecord.Run run) {
        this.input = input;
        this.strings = strings;
        this.run = run;
    }

    LogRecord next() throws IOException {
        byte header = input.readByte("a record");
        return switch (header) {
            case REQUEST -> request();
            case USER -> user();
            case GROUP -> group();
            case ERROR -> new LogRecord.Error(strings.readCached("an error's message"), time("the time of an error"));
            default ->
                throw input.malformed(
                        Byte.BYTES,
                        "the header of a record (1 request, 2 user, 3 group, 4 error)",
                        Integer.toString(header & 0xFF));
        };
    }

    private LogRecord.Request request() throws IOException {
        List<String> path = groups();
        String name = strings.readCached("the name of a request");
        long start = time("the start of a request");
        long end = end(start, "the end of a request");
        boolean ok = input.readBoolean("the status of a request");
        return new LogRecord.Request(path, name, start, end, ok, strings.readCached("the message of a request"));
    }

    private LogRecord.User user() throws IOException {
        int scenario = input.readInt("the scenario of a user");
        if (scenario < 0 || scenario >= run.scenarios().size()) {
            throw input.malformed(
                    Integer.BYTES, "a scenario from 0 to " + (run.scenarios().size() - 1), Integer.toString(scenario));
        }
        boolean start = input.readBoolean("the event of a user");
        return new LogRecord.User(run.scenarios().get(scenario), start, time("the time of a user"));
    }

    private LogRecord.Group group() throws IOException {
        List<String> path = groups();
        long start = time("the start of a group");
        long end = end(start, "the end of a group");
        int cumulated = input.readCount("the cumulated response time of a group", Integer.MAX_VALUE);
        return new LogRecord.Group(path, start, end, cumulated, input.readBoolean("the status of a group"));
    }

    private List<String> groups() throws IOException {
        GroupTable.Node path = groups.root();
        int depth = input.readCount("the number of groups", MAX_DEPTH);
        for (int i = 0; i < depth; i++) {
            path = path.enter(strings.readCached("the name of a group"));
        }
        return path.path();
    }

    private long time(String what) throws IOException {
        int offset = input.readInt(what);
        if (offset < -CLOCK_TOLERANCE_MS) {
            throw input.malformed(Integer.BYTES, what + ", ms after the start of the run", Integer.toString(offset));
        }
        return run.startMs() + offset;
    }

    private long end(long start, String what) throws IOException {
        long end = time(what);
        if (end < start - CLOCK_TOLERANCE_MS) {
            throw input.malformed(
                    Integer.BYTES,
                    what + " after its start at " + (start - run.startMs()) + " ms",
                    (end - run.startMs()) + " ms");
        }
        return end;
    }
}
