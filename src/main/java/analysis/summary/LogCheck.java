package analysis.summary;

import analysis.log.LogCounts;
import analysis.log.LogReport;
import analysis.log.SimulationLogReader;
import analysis.summary.Warning.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Generation;

/**
 * Compares the rows of a run with what Gatling counted in {@code simulation.log}: for each model (a group there) and
 * request name, both must have the same generations.
 */
final class LogCheck {

    /** Ends the name of a generation's second record, which tells that the first one is a generation. */
    private static final String FIRST_TOKEN = " first token";

    private final Map<LogCounts.Name, Count> rows = new HashMap<>();

    private record Count(long ok, long failed) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(ok + other.ok, failed + other.failed);
        }

        @Override
        public String toString() {
            return ok + " ok and " + failed + " failed";
        }
    }

    /** Counts a row; warm-up is silent in Gatling's log. */
    void add(Generation generation) {
        if (generation.isMeasured()) {
            rows.merge(
                    new LogCounts.Name(
                            List.of(generation.origin().model()),
                            generation.origin().request()),
                    generation.isOk() ? new Count(1, 0) : new Count(0, 1),
                    Count::plus);
        }
    }

    /**
     * What does not agree; nothing if all does.
     *
     * @throws run.UnreadableFileException if {@code log} is none
     */
    List<Warning> against(Path log) {
        if (log.toFile().length() == 0) {
            return List.of(new Warning(
                    Kind.LOG_TRUNCATED,
                    log + ": empty, the run was killed before Gatling had written its first 8 KB."));
        }
        LogCounts counts = new LogCounts();
        LogReport report = SimulationLogReader.read(log, counts);
        if (report.cut().isPresent()) {
            return List.of(
                    new Warning(Kind.LOG_TRUNCATED, log + ": " + report.cut().get() + "."));
        }
        SortedMap<LogCounts.Name, Count> logged = generations(counts.counts());
        SortedMap<LogCounts.Name, Count> names = new TreeMap<>(logged);
        names.putAll(rows);
        List<Warning> warnings = new ArrayList<>();
        for (LogCounts.Name name : names.keySet()) {
            Count inRows = rows.getOrDefault(name, Count.NONE);
            Count inLog = logged.getOrDefault(name, Count.NONE);
            if (!inRows.equals(inLog)) {
                warnings.add(new Warning(
                        Kind.LOG_MISMATCH,
                        "Of '" + name.request() + "' with " + String.join(" / ", name.groups()) + ", " + log + " has "
                                + inLog + " generations, generations.csv " + inRows + "."));
            }
        }
        return warnings;
    }

    /** Those requests of the log that are generations, by model: other requests may be in the same group. */
    private SortedMap<LogCounts.Name, Count> generations(Map<LogCounts.Name, LogCounts.Count> counts) {
        SortedMap<LogCounts.Name, Count> generations = new TreeMap<>();
        counts.forEach((name, count) -> {
            LogCounts.Name ofModel = nameOfRows(name);
            boolean generation = rows.containsKey(ofModel)
                    || counts.containsKey(new LogCounts.Name(name.groups(), name.request() + FIRST_TOKEN));
            if (generation) {
                generations.merge(ofModel, new Count(count.ok(), count.ko()), Count::plus);
            }
        });
        return generations;
    }

    /** The name under which rows count what the log has under {@code name}. */
    private LogCounts.Name nameOfRows(LogCounts.Name name) {
        if (name.groups().isEmpty()) {
            // What concerns no model is in no group; its rows name the server in the model's place.
            List<LogCounts.Name> sameRequest = rows.keySet().stream()
                    .filter(row -> row.request().equals(name.request()))
                    .toList();
            return sameRequest.size() == 1 ? sameRequest.get(0) : name;
        }
        // A simulation may put the group of the model into others.
        return new LogCounts.Name(List.of(name.groups().get(name.groups().size() - 1)), name.request());
    }
}
