package inference.telemetry;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Labels of all metrics of a run.
 *
 * @param simulation simple name of the simulation's class
 * @param provider API in use
 * @param injector name of this injector; empty for a single one
 */
record RunLabels(String simulation, String provider, String injector) {

    private static final String INJECTOR = "injector";

    /** Labels of metrics of generations. */
    SortedMap<String, String> ofGenerations() {
        return new TreeMap<>(
                Map.of("gen_ai.operation.name", "chat", "gen_ai.provider.name", provider, INJECTOR, injector));
    }

    /** Labels of metrics of this process. */
    SortedMap<String, String> ofProcess() {
        return new TreeMap<>(Map.of(INJECTOR, injector));
    }
}
