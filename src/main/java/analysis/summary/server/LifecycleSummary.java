package analysis.summary.server;

import analysis.stats.Distribution;
import analysis.summary.samples.CellOperations;
import analysis.summary.samples.ErrorCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;

/**
 * Summary of operations on models: pulls, loads, unloads, deletions.
 *
 * @param operations one for each operation, model and series, in the order of their first occurrence
 * @param together series in which users made models ready
 */
public record LifecycleSummary(List<Operations> operations, List<Together> together) {

    /**
     * Repetitions of one operation on one model in one series.
     *
     * @param ok number of successes
     * @param there of these, pulls that found everything there; times and bytes are of the others
     * @param bytes mean size of the transfer; absent if nothing is transferred
     * @param errors failures by outcome
     */
    public record Operations(
            String series,
            String model,
            Operation operation,
            long count,
            long ok,
            long there,
            OptionalDouble meanMs,
            OptionalDouble minMs,
            OptionalDouble maxMs,
            OptionalLong bytes,
            SortedMap<Outcome, ErrorCount> errors) {}

    /**
     * Users who pulled and loaded models in one series.
     *
     * @param okUsers users without a failure
     * @param overallMs time from the first start to the last end
     * @param sumMs sum of the users' own times: the duration one after the other
     * @param maxMs longest user's own time: the duration without interference
     * @param pullMs times of pulls that transferred something; empty without any
     * @param loadMs times of the loads
     */
    public record Together(
            String series,
            long users,
            long okUsers,
            double overallMs,
            double sumMs,
            double maxMs,
            Optional<Distribution> pullMs,
            Optional<Distribution> loadMs) {

        /**
         * Speed-up over one user after the other: at most the number of users, less if users paused. Absent if it took
         * no time, since everything was there.
         */
        public OptionalDouble speedUp() {
            return overallMs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumMs / overallMs);
        }
    }

    /** Summarises {@code events}. */
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
            if (CellOperations.isReadying(event)) {
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
        List<LifecycleEvent> timed =
                ok.stream().filter(event -> !CellOperations.wasThere(event)).toList();
        var times = timed.stream().mapToDouble(LifecycleEvent::durationMs).summaryStatistics();
        var bytes = timed.stream()
                .filter(e -> e.bytes().isPresent())
                .mapToLong(e -> e.bytes().getAsLong())
                .summaryStatistics();
        return new Operations(
                series,
                model,
                operation,
                events.size(),
                ok.size(),
                ok.size() - timed.size(),
                timed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getAverage()),
                timed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getMin()),
                timed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.getMax()),
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
        for (LifecycleEvent event : events) {
            ownMs.merge(event.user(), event.durationMs(), Double::sum);
            okOf.merge(event.user(), event.outcome().isOk(), Boolean::logicalAnd);
        }
        return new Together(
                series,
                ownMs.size(),
                okOf.values().stream().filter(ok -> ok).count(),
                CellOperations.overallMs(events).orElseThrow(),
                ownMs.values().stream().mapToDouble(ms -> ms).sum(),
                ownMs.values().stream().mapToDouble(ms -> ms).max().orElseThrow(),
                times(events, true),
                times(events, false));
    }

    private static Optional<Distribution> times(List<LifecycleEvent> events, boolean pulls) {
        return Distribution.of(events.stream()
                .filter(event -> (event.operation() == Operation.PULL) == pulls)
                .filter(event -> event.outcome().isOk() && !CellOperations.wasThere(event))
                .mapToDouble(LifecycleEvent::durationMs)
                .toArray());
    }
}
