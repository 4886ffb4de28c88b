package inference.telemetry;

import java.util.List;

/**
 * A metric, in OpenTelemetry's terms.
 *
 * @param name name with dots
 * @param unit UCUM unit: {@code s}, {@code 1} for a share, {@code {token}} for a count
 * @param help description, one sentence
 * @param labels names of its attributes, with dots
 */
record Instrument(String name, String unit, String help, List<String> labels) {

    static final String SECONDS = "s";
    static final String RATIO = "1";

    Instrument(String name, String unit, String help, String... labels) {
        this(name, unit, help, List.of(labels));
    }
}
