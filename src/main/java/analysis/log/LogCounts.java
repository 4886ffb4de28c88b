package analysis.log;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts the requests of a log per group and name, as Gatling's report does, so that our own counts can be checked
 * against Gatling's: {@code SimulationLogReader.read(file, counts)}.
 */
public final class LogCounts implements Consumer<LogRecord> {

    /**
     * A line of Gatling's report.
     *
     * @param groups from the outermost to the innermost; empty outside every group
     * @param request the request's name
     */
    public record Name(List<String> groups, String request) implements Comparable<Name> {

        private static final Comparator<Name> ORDER = Comparator.comparing((Name n) -> String.join("\u0000", n.groups))
                .thenComparing(Name::request);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What happened under a name; at least one request did. Response times are of OK and KO requests together.
     *
     * @param ok successful requests
     * @param ko failed requests
     * @param minMs shortest response time
     * @param meanMs mean response time
     * @param maxMs longest response time
     * @param firstStartMs start of the first request, ms since the epoch
     * @param lastEndMs end of the request that ended last, ms since the epoch
     */
    public record Count(long ok, long ko, long minMs, double meanMs, long maxMs, long firstStartMs, long lastEndMs) {

        public long total() {
            return ok + ko;
        }
    }

    private final Map<Name, Tally> tallies = new HashMap<>();

    @Override
    public void accept(LogRecord logged) {
        if (logged instanceof LogRecord.Request request) {
            tallies.computeIfAbsent(new Name(request.groups(), request.name()), n -> new Tally())
                    .add(request);
        }
    }

    /** The counts so far, by group and name. */
    public SortedMap<Name, Count> counts() {
        SortedMap<Name, Count> counts = new TreeMap<>();
        tallies.forEach((name, tally) -> counts.put(name, tally.count()));
        return counts;
    }

    private static final class Tally {
        private long ok;
        private long ko;
        private long sumMs;
        private long minMs = Long.MAX_VALUE;
        private long maxMs = Long.MIN_VALUE;
        private long firstStartMs = Long.MAX_VALUE;
        private long lastEndMs = Long.MIN_VALUE;

        void add(LogRecord.Request request) {
            if (request.ok()) {
                ok++;
            } else {
                ko++;
            }
            long durationMs = request.durationMs();
            sumMs += durationMs;
            minMs = Math.min(minMs, durationMs);
            maxMs = Math.max(maxMs, durationMs);
            firstStartMs = Math.min(firstStartMs, request.startMs());
            lastEndMs = Math.max(lastEndMs, request.endMs());
        }

        Count count() {
            return new Count(ok, ko, minMs, (double) sumMs / (ok + ko), maxMs, firstStartMs, lastEndMs);
        }
    }
}
