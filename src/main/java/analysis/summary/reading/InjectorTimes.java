package analysis.summary.reading;

import analysis.summary.samples.Window;
import java.util.HashMap;
import java.util.Map;
import run.Generation;

/** Counts and time windows of the measured generations of each injector and series. */
final class InjectorTimes {

    private final Map<String, Map<String, Window>> series = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void add(Generation generation) {
        long startMs = generation.timestamp().toEpochMilli();
        long endMs = startMs + (long) generation.timing().streamMs().orElse(0);
        add(generation.origin().injector(), generation.origin().series(), 1, new Window(startMs, endMs));
    }

    /** @param sent window from the first start to the last end of {@code count} generations */
    void add(String injector, String name, int count, Window sent) {
        counts.merge(injector, count, Integer::sum);
        series.computeIfAbsent(injector, of -> new HashMap<>()).merge(name, sent, Window::around);
    }

    int generations(String injector) {
        return counts.getOrDefault(injector, 0);
    }

    /** Time that an injector spent in its series, ms. */
    long lengthMs(String injector) {
        return series.getOrDefault(injector, Map.of()).values().stream()
                .mapToLong(Window::lengthMs)
                .sum();
    }

    /** Time that both spent in the same series, ms. */
    long togetherMs(String a, String b) {
        Map<String, Window> others = series.getOrDefault(b, Map.of());
        return series.getOrDefault(a, Map.of()).entrySet().stream()
                .filter(one -> others.containsKey(one.getKey()))
                .mapToLong(one -> one.getValue().togetherMs(others.get(one.getKey())))
                .sum();
    }
}
