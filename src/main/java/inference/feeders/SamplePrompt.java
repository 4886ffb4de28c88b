package inference.feeders;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.BodyPatch;
import inference.settings.SettingsException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A line of a prompt file such as {@code feeders/prompts.jsonl}:
 * {@code {"prompt": "…", "max_tokens": 150, "temperature": 0.7}}.
 *
 * @param prompt not blank
 * @param maxTokens limit on the answer, 1 or more; absent: the simulation's
 * @param temperature of sampling, 0 to 2; absent: the run's
 * @param body fields that are merged into the request's body
 */
public record SamplePrompt(String prompt, OptionalInt maxTokens, OptionalDouble temperature, BodyPatch body) {

    private static final double MAX_TEMPERATURE = 2;

    /** The line as it stands in the file. */
    record Line(
            @JsonProperty("prompt") String prompt,
            @JsonProperty("max_tokens") Integer maxTokens,
            @JsonProperty("temperature") Double temperature,
            @JsonProperty("body") ObjectNode body) {

        Line {
            if (prompt == null || prompt.isBlank()) {
                throw new IllegalArgumentException("the field 'prompt' is missing or empty");
            }
            if (maxTokens != null && maxTokens < 1) {
                throw new IllegalArgumentException("max_tokens " + maxTokens + " is not 1 or more");
            }
            if (temperature != null && !(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
                throw new IllegalArgumentException("temperature " + temperature + " is not from 0 to 2");
            }
            if (body != null) {
                BodyPatch.of(body); // refuses what no request can have
            }
        }
    }

    /**
     * The prompts of a file, in its order; at least one.
     *
     * @throws SettingsException if a line cannot be used; names the file and the line
     */
    public static List<SamplePrompt> all(Feeder feeder) {
        return JsonFeeder.lines(feeder, Line.class).stream()
                .map(line -> new SamplePrompt(
                        line.prompt,
                        line.maxTokens == null ? OptionalInt.empty() : OptionalInt.of(line.maxTokens),
                        line.temperature == null ? OptionalDouble.empty() : OptionalDouble.of(line.temperature),
                        line.body == null ? BodyPatch.NONE : BodyPatch.of(line.body)))
                .toList();
    }
}
