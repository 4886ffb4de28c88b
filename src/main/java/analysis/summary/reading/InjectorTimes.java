package analysis.summary.reading;

import analysis.summary.samples.Window;
import java.util.HashMap;
import java.util.Map;
import run.Generation;

/** What each injector sent, and when: the measured generations of each of its series. */
final class InjectorTimes {

    private final Map<String, Map<String, Window>> series = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void add(Generation generation) {
        String injector = generation.origin().injector();
        long startMs = generation.timestamp().toEpochMilli();
        long endMs = startMs + (long) generation.timing().streamMs().orElse(0);
        counts.merge(injector, 1, Integer::sum);
        series.computeIfAbsent(injector, name -> new HashMap<>())
                .merge(generation.origin().series(), new Window(startMs, endMs), Window::around);
    }

    int generations(String injector) {
        return counts.getOrDefault(injector, 0);
    }

    /** The time that an injector spent in its series, ms. */
    long lengthMs(String injector) {
        return series.getOrDefault(injector, Map.of()).values().stream()
                .mapToLong(Window::lengthMs)
                .sum();
    }

    /** The time that both spent in the same series, ms. */
    long togetherMs(String a, String b) {
        Map<String, Window> others = series.getOrDefault(b, Map.of());
        return series.getOrDefault(a, Map.of()).entrySet().stream()
                .filter(one -> others.containsKey(one.getKey()))
                .mapToLong(one -> one.getValue().togetherMs(others.get(one.getKey())))
                .sum();
    }
}
