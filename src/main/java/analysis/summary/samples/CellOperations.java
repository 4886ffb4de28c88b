package analysis.summary.samples;

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

/** Pulls, loads, unloads and deletions of a cell, in order of time: the samples of {@link Metric#isOfModels}. */
public record CellOperations(List<LifecycleEvent> events) {

    /** Of a cell whose model was there all the time. */
    public static final CellOperations NONE = new CellOperations(List.of());

    /** What gets a model ready: these make up the overall time. A warm load is of a model that was ready before. */
    private static final Set<Operation> READYING = EnumSet.of(Operation.PULL, Operation.COLD_LOAD);

    private static final double MS_PER_S = 1000;
    private static final double NS_PER_MS = 1e6;

    public CellOperations {
        events = events.stream()
                .sorted(Comparator.comparing(LifecycleEvent::timestamp).thenComparing(LifecycleEvent::durationMs))
                .toList();
    }

    /** Whether an operation is a part of getting a model ready. */
    public static boolean isReadying(LifecycleEvent event) {
        return READYING.contains(event.operation());
    }

    /** Whether a pull found everything there: it transferred nothing, and its time tells nothing of pulls. */
    public static boolean wasThere(LifecycleEvent event) {
        return event.operation() == Operation.PULL && event.bytes().orElse(-1) == 0;
    }

    /** Whether something that {@code metric} is the time of was done or tried. */
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

    /** Into how many bursts the failures gather, see {@link Bursts}. */
    public int failedBursts() {
        return Bursts.count(IntStream.range(0, events.size())
                .filter(at -> !events.get(at).outcome().isOk())
                .toArray());
    }

    /**
     * The values of all {@code cells}, s. {@link Metric#OVERALL_S} has one for each series, over all of its cells, unless
     * something failed there: a failure may be quick.
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

    /** From the first start of a pull or cold load among {@code events} to the last end, whatever became of it; absent without one. */
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
