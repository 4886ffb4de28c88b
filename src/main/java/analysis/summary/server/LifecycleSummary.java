package analysis.summary.server;

import analysis.summary.samples.ErrorCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;

/**
 * What was done to models as a whole: pulls, loads, unloads, deletions.
 *
 * @param operations each operation on each model in each series, in the order in which they were first done
 * @param together the series in which several users, or one, got models ready
 */
public record LifecycleSummary(List<Operations> operations, List<Together> together) {

    private static final double NS_PER_MS = 1e6;
    private static final double MS_PER_S = 1000;
    private static final Set<Operation> READYING = EnumSet.of(Operation.PULL, Operation.COLD_LOAD, Operation.WARM_LOAD);

    /**
     * One operation, done once or several times.
     *
     * @param ok how many succeeded; the times and bytes are of these
     * @param bytes mean of what was transferred; absent where nothing is
     * @param errors the others, by how they ended
     */
    public record Operations(
            String series,
            String model,
            Operation operation,
            long count,
            long ok,
            OptionalDouble meanMs,
            OptionalDouble minMs,
            OptionalDouble maxMs,
            OptionalLong bytes,
            SortedMap<Outcome, ErrorCount> errors) {}

    /**
     * Users who pulled and loaded at the same time.
     *
     * @param okUsers those of whom nothing failed
     * @param overallMs from the first start to the last end
     * @param sumMs of all users' own times: what it would take if one waited for the other
     * @param maxMs the longest user's own time: what it would take if none held another up
     */
    public record Together(String series, long users, long okUsers, double overallMs, double sumMs, double maxMs) {

        /** How many times faster than one after the other; 1 for a single user, at most the number of users. */
        public double speedUp() {
            return sumMs / overallMs;
        }
    }

    /** Computes the figures of {@code events}. */
    public static LifecycleSummary of(List<LifecycleEvent> events) {
        record Key(String series, String model, Operation operation) {}
        List<LifecycleEvent> inTime = events.stream()
                .sorted(Comparator.comparing(LifecycleEvent::timestamp))
                .toList();
        Map<Key, List<LifecycleEvent>> byKey = new LinkedHashMap<>();
        Map<String, List<LifecycleEvent>> bySeries = new LinkedHashMap<>();
        for (LifecycleEvent event : inTime) {
            byKey.computeIfAbsent(new Key(event.series(), event.model(), event.operation()), k -> new ArrayList<>())
                    .add(event);
            if (READYING.contains(event.operation())) {
                bySeries.computeIfAbsent(event.series(), s -> new ArrayList<>()).add(event);
            }
        }
        List<Operations> operations = new ArrayList<>();
        byKey.forEach((key, same) -> operations.add(operations(key.series(), key.model(), key.operation(), same)));
        List<Together> together = new ArrayList<>();
        bySeries.forEach((series, same) -> together.add(together(series, same)));
        return new LifecycleSummary(List.copyOf(operations), List.copyOf(together));
    }

    private static Operations operations(
            String series, String model, Operation operation, List<LifecycleEvent> events) {
        List<LifecycleEvent> ok =
                events.stream().filter(e -> e.outcome().isOk()).toList();
        var times = ok.stream().mapToDouble(LifecycleEvent::durationMs).summaryStatistics();
        var bytes = ok.stream()
                .filter(e -> e.bytes().isPresent())
                .mapToLong(e -> e.bytes().getAsLong())
                .summaryStatistics();
        return new Operations(
                series,
                model,
                operation,
                events.size(),
                ok.size(),
                ok.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getAverage()),
                ok.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getMin()),
                ok.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getMax()),
                bytes.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(bytes.getAverage())),
                errors(events));
    }

    private static SortedMap<Outcome, ErrorCount> errors(List<LifecycleEvent> events) {
        SortedMap<Outcome, ErrorCount> errors = new TreeMap<>();
        events.stream()
                .filter(event -> !event.outcome().isOk())
                .forEach(event -> errors.merge(event.outcome(), new ErrorCount(1, event.message()), ErrorCount::plus));
        return errors;
    }

    private static Together together(String series, List<LifecycleEvent> events) {
        Map<Long, Double> ownMs = new LinkedHashMap<>();
        Map<Long, Boolean> okOf = new LinkedHashMap<>();
        Instant end = Instant.MIN;
        for (LifecycleEvent event : events) {
            ownMs.merge(event.user(), event.durationMs(), Double::sum);
            okOf.merge(event.user(), event.outcome().isOk(), Boolean::logicalAnd);
            Instant ended = event.timestamp().plusNanos(Math.round(event.durationMs() * NS_PER_MS));
            end = ended.isAfter(end) ? ended : end;
        }
        Duration overall = Duration.between(events.get(0).timestamp(), end);
        return new Together(
                series,
                ownMs.size(),
                okOf.values().stream().filter(ok -> ok).count(),
                overall.getSeconds() * MS_PER_S
                        + overall.getNano() / NS_PER_MS, // as ns, timestamps far apart would overflow
                ownMs.values().stream().mapToDouble(ms -> ms).sum(),
                ownMs.values().stream().mapToDouble(ms -> ms).max().orElseThrow());
    }
}
