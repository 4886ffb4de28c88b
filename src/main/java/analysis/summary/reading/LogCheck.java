package analysis.summary.reading;

import analysis.log.LogCounts;
import analysis.log.LogCounts.Count;
import analysis.log.LogReport;
import analysis.log.SimulationLogReader;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Generation;

/**
 * Cross-check of a run's rows with {@code simulation.log}: for each model (a group there) and request name, both must
 * count the same generations.
 */
final class LogCheck {

    /** Suffix of the name of a generation's second record, which marks the first one as a generation. */
    private static final String FIRST_TOKEN = " first token";

    private final Map<LogCounts.Name, Count> rows = new HashMap<>();

    /** Counts a row; Gatling's log has no warm-up. */
    void add(Generation generation) {
        if (generation.isMeasured()) {
            rows.merge(
                    new LogCounts.Name(
                            List.of(generation.origin().model()),
                            generation.origin().request()),
                    Count.of(generation.isOk()),
                    Count::plus);
        }
    }

    /**
     * Warnings about counts that disagree.
     *
     * @throws run.file.UnreadableFileException if {@code log} is not a log
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
        Set<String> byRequest = requestsOutsideTheirModelsGroup(counts.counts().keySet());
        SortedMap<LogCounts.Name, Count> logged = generations(counts.counts(), byRequest);
        Map<LogCounts.Name, Count> recorded = new HashMap<>();
        rows.forEach((name, count) -> recorded.merge(compared(name, byRequest), count, Count::plus));
        SortedMap<LogCounts.Name, Count> names = new TreeMap<>(logged);
        names.putAll(recorded);
        List<Warning> warnings = new ArrayList<>();
        for (LogCounts.Name name : names.keySet()) {
            Count inRows = recorded.getOrDefault(name, Count.NONE);
            Count inLog = logged.getOrDefault(name, Count.NONE);
            if (!inRows.equals(inLog)) {
                warnings.add(new Warning(
                        Kind.LOG_MISMATCH,
                        "Of '" + name.request() + "'"
                                + (name.groups().isEmpty() ? "" : " with " + String.join(" / ", name.groups()))
                                + ", " + log + " has "
                                + inLog + " generations, generations.csv " + inRows + "."));
            }
        }
        return warnings;
    }

    /**
     * Names of requests that the log has outside of a model's group, since a user's own simulation groups as it likes.
     * For those only totals can be compared.
     */
    private Set<String> requestsOutsideTheirModelsGroup(Set<LogCounts.Name> inLog) {
        Set<String> models = new HashSet<>();
        Set<String> requests = new HashSet<>();
        for (LogCounts.Name row : rows.keySet()) {
            models.addAll(row.groups());
            requests.add(row.request());
        }
        Set<String> outside = new HashSet<>();
        for (LogCounts.Name name : inLog) {
            boolean inItsModelsGroup = !name.groups().isEmpty() && models.contains(modelOf(name));
            if (requests.contains(name.request()) && !inItsModelsGroup) {
                outside.add(name.request());
            }
        }
        return outside;
    }

    /** Innermost group: a simulation may nest the model's group in others. */
    private static String modelOf(LogCounts.Name name) {
        return name.groups().get(name.groups().size() - 1);
    }

    /** Name under which both sides are counted. */
    private static LogCounts.Name compared(LogCounts.Name name, Set<String> byRequest) {
        boolean byModel = !name.groups().isEmpty() && !byRequest.contains(name.request());
        return new LogCounts.Name(byModel ? List.of(modelOf(name)) : List.of(), name.request());
    }

    /** Requests of the log that are generations; a group may hold other requests too. */
    private SortedMap<LogCounts.Name, Count> generations(Map<LogCounts.Name, Count> counts, Set<String> byRequest) {
        Set<LogCounts.Name> recorded = new HashSet<>();
        rows.keySet().forEach(name -> recorded.add(compared(name, byRequest)));
        SortedMap<LogCounts.Name, Count> generations = new TreeMap<>();
        counts.forEach((name, count) -> {
            LogCounts.Name compared = compared(name, byRequest);
            boolean generation = recorded.contains(compared)
                    || counts.containsKey(new LogCounts.Name(name.groups(), name.request() + FIRST_TOKEN));
            if (generation) {
                generations.merge(compared, count, Count::plus);
            }
        });
        return generations;
    }
}
