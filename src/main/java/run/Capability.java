package run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/**
 * Capability of a run beyond the figures of its series: one entry of {@code capabilities} in {@code run.json}. Reports
 * ask for these and never for a simulation's name, so that a renamed or subclassed simulation keeps its sections.
 */
public enum Capability {
    /** Series with a constant number of users, long enough to show drift of figures and resources. */
    @JsonProperty("drift")
    DRIFT,
    /** Memory is sampled while a model is loaded, and every series shows whether it grows with the generations. */
    @JsonProperty("memory")
    MEMORY,
    /** Answers are validated against a JSON schema, except in series whose name ends in {@link #UNSTRUCTURED}. */
    @JsonProperty("structured")
    STRUCTURED,
    /** Answers of unstructured series are validated too; those that break the schema are noted, not failed. */
    @JsonProperty("compliance")
    COMPLIANCE,
    /** One user pulls, loads and uses each model: exported as a single-user result. */
    @JsonProperty("single_user")
    SINGLE_USER,
    /** Levels of concurrent users are compared: exported as a multi-user result. */
    @JsonProperty("multi_user")
    MULTI_USER,
    /** Each model answers prompts of several lengths: exported as a tokens-per-second result. */
    @JsonProperty("prompt_lengths")
    PROMPT_LENGTHS,
    /** Lengths or arrivals come from a distribution or a trace: reports show their actual distribution. */
    @JsonProperty("workload")
    WORKLOAD,
    /** A fixed set of prompts is sent: exported as a bench result. */
    @JsonProperty("prompt_set")
    PROMPT_SET,
    /** Rows are requests that generate no text, or may not: reports say "requests" instead of "generations". */
    @JsonProperty("requests")
    REQUESTS;

    /** Suffix of the name of a series with a schema that has an unstructured counterpart. */
    public static final String WITH_SCHEMA = " structured";

    /** Suffix of the name of its counterpart: the same task without a schema. */
    public static final String UNSTRUCTURED = " unstructured";

    /** Capabilities of a run whose run.json predates the field, by the name of its simulation. */
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
