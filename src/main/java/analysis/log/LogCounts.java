package analysis.log;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts of a log's requests per group and name, as in Gatling's report, to check ours against Gatling's: {@code
 * SimulationLogReader.read(file, counts)}.
 */
public final class LogCounts implements Consumer<LogRecord> {

    /**
     * Row of Gatling's report.
     *
     * @param groups from the outermost to the innermost; empty outside of all groups
     * @param request name of the request
     */
    public record Name(List<String> groups, String request) implements Comparable<Name> {

        private static final Comparator<Name> ORDER = Comparator.comparing((Name n) -> String.join("\u0000", n.groups))
                .thenComparing(Name::request);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /** Numbers of successful and failed requests. */
    public record Count(long ok, long ko) {
        public static final Count NONE = new Count(0, 0);

        /** Count of one request. */
        public static Count of(boolean ok) {
            return ok ? new Count(1, 0) : new Count(0, 1);
        }

        public Count plus(Count other) {
            return new Count(ok + other.ok, ko + other.ko);
        }

        @Override
        public String toString() {
            return ok + " ok and " + ko + " failed";
        }
    }

    private final Map<Name, Count> counts = new HashMap<>();

    @Override
    public void accept(LogRecord logged) {
        if (logged instanceof LogRecord.Request request) {
            counts.merge(new Name(request.groups(), request.name()), Count.of(request.ok()), Count::plus);
        }
    }

    /** Counts so far, by group and name. */
    public SortedMap<Name, Count> counts() {
        return new TreeMap<>(counts);
    }
}
