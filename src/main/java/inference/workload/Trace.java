package inference.workload;

import inference.feeders.Feeder;
import inference.settings.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A recorded trace, or the part of it that is replayed. The file is read twice: once as a whole before the load, so that each
 * line is known to be usable and each time is known; then again while its requests are sent, so that a trace of a million
 * lines needs no more memory than its times, 8 bytes each, and 12 for each session.
 */
public final class Trace {

    /** Tokens of a block that {@code hash_ids} names, in Mooncake's traces. */
    public static final int BLOCK_TOKENS = 512;

    private static final int MAX_REQUESTS = 10_000_000;

    private final Feeder feeder;
    private final Part part;
    private long[] atNs = new long[1024];
    private int size;
    private boolean sized;
    private long zeroNs;
    private boolean any;

    /**
     * Which part is replayed, and how fast.
     *
     * @param speed 10: a minute of the trace takes 6 s
     * @param from from the trace's first request on
     * @param to from the trace's first request on; requests at this time and later are left out
     * @param share of the sessions, above 0 up to 1; a session is replayed whole or not at all
     * @param seed which sessions those are
     */
    public record Part(double speed, Duration from, Duration to, double share, long seed) {

        private boolean holds(TraceRequest request, long offsetNs, long number) {
            return offsetNs >= from.toNanos()
                    && offsetNs < to.toNanos()
                    && (share == 1 || Draws.of(seed, ofSession(request, number)).nextDouble() < share);
        }
    }

    /** What a session's draw belongs to: the session, wherever in the file it is. */
    private static long ofSession(TraceRequest request, long number) {
        return request.session().isEmpty() ? number : request.session().hashCode();
    }

    /**
     * Reads and checks a trace.
     *
     * @throws SettingsException if it cannot be used; names the file and the line
     */
    public Trace(Feeder feeder, Part part) {
        this.feeder = feeder;
        this.part = part;
        try (Requests requests = requests()) {
            for (TraceRequest request = requests.next(); request != null; request = requests.next()) {
                add(request);
            }
        }
        if (size == 0) {
            throw feeder.broken(
                    any
                            ? "none of its requests is in the part and the sample that are asked for: nothing to replay"
                            : "has no request: nothing to replay");
        }
        atNs = Arrays.copyOf(atNs, size);
    }

    private void add(TraceRequest request) {
        if (size == MAX_REQUESTS) {
            throw feeder.broken("has more than " + MAX_REQUESTS + " requests: replay a part of it");
        }
        if (size == atNs.length) {
            atNs = Arrays.copyOf(atNs, size * 2);
        }
        atNs[size++] = Math.round((request.atNs() - zeroNs - part.from().toNanos()) / part.speed());
        sized |= request.work() instanceof TraceRequest.Sized;
    }

    /** Requests that are replayed, at least 1. */
    public int size() {
        return size;
    }

    /** When each is to be sent, from the first moment of the part on; never falling. */
    public long[] offsetsNs() {
        return atNs.clone();
    }

    /** Whether some are known by their lengths only, so that prompts are to be made for them. */
    public boolean isSized() {
        return sized;
    }

    /** Reads the part from its first request on. */
    public Requests requests() {
        return new Requests();
    }

    private static TraceLines lines(Feeder feeder) throws IOException {
        try (BufferedReader reader = feeder.reader()) {
            int first = reader.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = reader.read();
            }
            if (first == '[') {
                throw feeder.broken("is a JSON array: expected a JSON object on each line, as jq -c '.[]' writes them");
            }
            return first == '{' ? new JsonTrace(feeder) : new CsvTrace(feeder);
        }
    }

    /** The requests of the part, in their order. */
    public final class Requests implements AutoCloseable {

        private final TraceLines lines;
        private final TurnCounts turns = new TurnCounts();
        private long number;
        private long lastNs;

        private Requests() {
            try {
                lines = lines(feeder);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        /** The next one; null after the last. */
        public TraceRequest next() {
            try {
                for (TraceRequest request = lines.next(); request != null; request = lines.next()) {
                    if (number == 0) {
                        zeroNs = request.atNs();
                        any = true;
                    } else if (request.atNs() < lastNs) {
                        throw feeder.broken(
                                lines.line(), "is earlier than the previous request: sort the file by time");
                    }
                    lastNs = request.atNs();
                    if (part.holds(request, lastNs - zeroNs, number++)) {
                        return request.session().isEmpty() ? request : request.asTurn(turns.next(request.session()));
                    }
                }
                return null;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private RuntimeException unreadable(IOException e) {
            return e instanceof CharacterCodingException
                    ? feeder.broken("is not UTF-8: save the file as UTF-8")
                    : new UncheckedIOException("cannot read the trace " + feeder.name(), e);
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
