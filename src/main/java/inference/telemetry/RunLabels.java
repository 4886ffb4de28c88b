package inference.telemetry;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all metrics of a run are labelled with.
 *
 * @param simulation simple name of its class
 * @param provider the API that is spoken
 * @param injector name of this load generator among several; empty if there is one
 */
record RunLabels(String simulation, String provider, String injector) {

    private static final String INJECTOR = "injector";

    /** Of what is told of generations. */
    SortedMap<String, String> ofGenerations() {
        return new TreeMap<>(
                Map.of("gen_ai.operation.name", "chat", "gen_ai.provider.name", provider, INJECTOR, injector));
    }

    /** Of what is told of this process. */
    SortedMap<String, String> ofProcess() {
        return new TreeMap<>(Map.of(INJECTOR, injector));
    }
}
