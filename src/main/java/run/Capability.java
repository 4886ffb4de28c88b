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
    STRUCTURED,
    /** Answers without a schema are held against it too: those that would not do are noted. */
    @JsonProperty("compliance")
    COMPLIANCE,
    /** One user pulls and loads each model and generates: exported in the form of a single-user result. */
    @JsonProperty("single_user")
    SINGLE_USER,
    /** Numbers of users are compared level by level: exported in the form of a multi-user result. */
    @JsonProperty("multi_user")
    MULTI_USER,
    /** Each model answers prompts of several lengths: exported in the form of a tokens-per-second result. */
    @JsonProperty("prompt_lengths")
    PROMPT_LENGTHS,
    /** Lengths or arrivals are those of a distribution or of a trace: reports show them as they were. */
    @JsonProperty("workload")
    WORKLOAD,
    /** A fixed set of prompts is sent: exported in the form of a bench result. */
    @JsonProperty("prompt_set")
    PROMPT_SET,
    /** Its rows are requests that generate nothing, or of which it is not known: reports call them that. */
    @JsonProperty("requests")
    REQUESTS;

    /** End of the name of a series with a schema, beside one without. */
    public static final String WITH_SCHEMA = " structured";

    /** End of the name of a series of the same task without a schema. */
    public static final String UNSTRUCTURED = " unstructured";

    /** The capabilities of a run that was written before run.json named them: then the simulation's name told. */
    static Set<Capability> ofUnnamed(String simulation) {
        return switch (simulation == null ? "" : simulation) {
            case "Soak" -> EnumSet.of(DRIFT);
            case "Memory" -> EnumSet.of(MEMORY);
            case "SingleUser" -> EnumSet.of(SINGLE_USER);
            case "MultiUser" -> EnumSet.of(MULTI_USER);
            case "TokensPerSecond" -> EnumSet.of(PROMPT_LENGTHS);
            case "PromptSet" -> EnumSet.of(PROMPT_SET);
            case "StructuredOutput", "StructuredVsUnstructured" -> EnumSet.of(STRUCTURED);
            case "HealthCheck", "ModelList", "Embeddings" -> EnumSet.of(REQUESTS);
            default -> EnumSet.noneOf(Capability.class);
        };
    }
}
