package inference.telemetry;

import java.util.List;

/**
 * A metric, in OpenTelemetry's terms.
 *
 * @param name with dots
 * @param unit as UCUM has it: s, 1 for a share, {token} for what is counted
 * @param help one sentence
 * @param labels names of the attributes whose values differ between its values, with dots
 */
record Instrument(String name, String unit, String help, List<String> labels) {

    static final String SECONDS = "s";
    static final String RATIO = "1";

    Instrument(String name, String unit, String help, String... labels) {
        this(name, unit, help, List.of(labels));
    }
}
