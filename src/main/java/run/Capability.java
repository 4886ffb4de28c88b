package run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/**
 * Capability of a run beyond the figures of its series, because its simulation was made for it: {@code capabilities} in
 * {@code run.json}. Reports ask for these and never for a simulation's name, so that a renamed or subclassed simulation
 * keeps its sections.
 */
public enum Capability {
    /** Series of a constant number of users run long enough to show how figures and resources drift. */
    @JsonProperty("drift")
    DRIFT,
    /** A model is loaded while memory is sampled, and every series shows whether memory grows with the generations. */
    @JsonProperty("memory")
    MEMORY,
    /** Answers are validated against a JSON schema; a series whose name ends in {@link #UNSTRUCTURED} does without. */
    @JsonProperty("structured")
    STRUCTURED;

    /** End of the name of a series with a schema, beside one without. */
    public static final String WITH_SCHEMA = " structured";

    /** End of the name of a series of the same task without a schema. */
    public static final String UNSTRUCTURED = " unstructured";

    /** The capabilities of a run that was written before run.json named them: then the simulation's name told. */
    static Set<Capability> ofUnnamed(String simulation) {
        return switch (simulation == null ? "" : simulation) {
            case "Soak" -> EnumSet.of(DRIFT);
            case "Memory" -> EnumSet.of(MEMORY);
            case "StructuredOutput", "StructuredVsUnstructured" -> EnumSet.of(STRUCTURED);
            default -> EnumSet.noneOf(Capability.class);
        };
    }
}
