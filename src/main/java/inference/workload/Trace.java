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
 * Recorded trace, or the part of it that is replayed. The file is read twice: completely before the load, to check every line
 * and to know all times, and again while its requests are sent. So it needs only 8 bytes of memory per request and 12 per
 * session.
 */
public final class Trace {

    /** Length of the blocks that {@code hash_ids} name in Mooncake's traces, tokens. */
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
     * Part of a trace to replay.
     *
     * @param speed factor by which the trace is accelerated, above 0
     * @param from beginning, relative to the trace's first request
     * @param to end (exclusive), relative to the trace's first request
     * @param share share of the sessions to replay, above 0 up to 1; a session is replayed completely or not at all
     * @param seed random seed of the choice of sessions
     */
    public record Part(double speed, Duration from, Duration to, double share, long seed) {

        private boolean holds(TraceRequest request, long offsetNs, long number) {
            return offsetNs >= from.toNanos()
                    && offsetNs < to.toNanos()
                    && (share == 1 || Draws.of(seed, ofSession(request, number)).nextDouble() < share);
        }
    }

    /** Number that a request's random draw depends on: its session, or its own number without one. */
    private static long ofSession(TraceRequest request, long number) {
        return request.session().isEmpty() ? number : request.session().hashCode();
    }

    /**
     * Reads and checks a trace.
     *
     * @throws SettingsException if it is invalid, or nothing is left to replay; names the file and the line
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

    /** Number of requests to replay, at least 1. */
    public int size() {
        return size;
    }

    /** Send times relative to the beginning of the part, ns, in ascending order. */
    public long[] offsetsNs() {
        return atNs.clone();
    }

    /** Whether some requests have only lengths, so that prompts must be generated. */
    public boolean isSized() {
        return sized;
    }

    /** Opens the file to read the part from its first request. */
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

    /** Requests of the part, in order. */
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

        /**
         * Next request; null after the last.
         *
         * @throws SettingsException if a line is invalid or out of order; names the file and the line
         */
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
