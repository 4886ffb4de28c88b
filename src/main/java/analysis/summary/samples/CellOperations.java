package analysis.summary.samples;

import static run.Units.MS_PER_S;
import static run.Units.NS_PER_MS;

import analysis.stats.Bursts;
import analysis.stats.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;

/** Operations on the model of a cell in order of time: the samples of {@link Metric#isOfModels}. */
public record CellOperations(List<LifecycleEvent> events) {

    /** Operations of a cell whose model was available all along. */
    public static final CellOperations NONE = new CellOperations(List.of());

    /** Operations that make up the overall time until a model is ready; a warm load loads one that was ready before. */
    private static final Set<Operation> READYING = EnumSet.of(Operation.PULL, Operation.COLD_LOAD);

    public CellOperations {
        events = events.stream()
                .sorted(Comparator.comparing(LifecycleEvent::timestamp).thenComparing(LifecycleEvent::durationMs))
                .toList();
    }

    /** Whether an operation makes a model ready. */
    public static boolean isReadying(LifecycleEvent event) {
        return READYING.contains(event.operation());
    }

    /** Whether a pull found the whole model and transferred nothing, so that its time says nothing about pulls. */
    public static boolean wasThere(LifecycleEvent event) {
        return event.operation() == Operation.PULL && event.bytes().orElse(-1) == 0;
    }

    /** Whether there are operations, even failed ones, that {@code metric} times. */
    public boolean has(Metric metric) {
        return metric == Metric.OVERALL_S
                ? events.stream().anyMatch(CellOperations::isReadying)
                : events.stream().anyMatch(event -> isTimeOf(metric, event));
    }

    public int count() {
        return events.size();
    }

    public int failed() {
        return (int) events.stream().filter(event -> !event.outcome().isOk()).count();
    }

    /** Number of bursts of failures, see {@link Bursts}. */
    public int failedBursts() {
        return Bursts.count(IntStream.range(0, events.size())
                .filter(at -> !events.get(at).outcome().isOk())
                .toArray());
    }

    /**
     * Values of all {@code cells}, s. {@link Metric#OVERALL_S} has one for each series over all of its cells, except
     * for series with a failure, which may be quick.
     */
    static double[] samples(Collection<CellOperations> cells, Metric metric) {
        if (metric == Metric.OVERALL_S) {
            Map<String, List<LifecycleEvent>> bySeries = cells.stream()
                    .flatMap(cell -> cell.events.stream())
                    .collect(Collectors.groupingBy(LifecycleEvent::series, TreeMap::new, Collectors.toList()));
            return bySeries.values().stream()
                    .filter(events ->
                            events.stream().allMatch(event -> event.outcome().isOk()))
                    .flatMapToDouble(events -> overallMs(events).stream())
                    .map(ms -> ms / MS_PER_S)
                    .toArray();
        }
        return cells.stream().flatMapToDouble(cell -> cell.seconds(metric)).toArray();
    }

    private DoubleStream seconds(Metric metric) {
        return events.stream()
                .filter(event -> isTimeOf(metric, event))
                .filter(event -> event.outcome().isOk() && !wasThere(event))
                .mapToDouble(event -> event.durationMs() / MS_PER_S);
    }

    private static boolean isTimeOf(Metric metric, LifecycleEvent event) {
        return metric.operation().filter(event.operation()::equals).isPresent();
    }

    /** Time from the first start of a pull or cold load to the last end, failures included, ms; absent without any. */
    public static OptionalDouble overallMs(Collection<LifecycleEvent> events) {
        List<LifecycleEvent> readying =
                events.stream().filter(CellOperations::isReadying).toList();
        if (readying.isEmpty()) {
            return OptionalDouble.empty();
        }
        Instant start = readying.stream()
                .map(LifecycleEvent::timestamp)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = readying.stream()
                .map(event -> event.timestamp().plusNanos(Math.round(event.durationMs() * NS_PER_MS)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration overall = Duration.between(start, end);
        // In ns, timestamps far apart would overflow.
        return OptionalDouble.of(overall.getSeconds() * MS_PER_S + overall.getNano() / NS_PER_MS);
    }
}
