package inference.feeders;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import inference.settings.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * User's side of a conversation in {@code feeders/conversations.json}; the model is the other side.
 *
 * @param iterations number of times that the conversation is held, 1 or more
 * @param system system message
 * @param turns the user's messages, one or more
 */
public record Dialogue(
        @JsonProperty("iterations") int iterations,
        @JsonProperty("system") String system,
        @JsonProperty("turns") List<String> turns) {

    /** Resource path of the file. */
    public static final String FILE = "feeders/conversations.json";

    public Dialogue {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations " + iterations + " is not 1 or more");
        }
        if (system == null || system.isBlank()) {
            throw new IllegalArgumentException("the field 'system' is missing or empty");
        }
        if (turns == null || turns.isEmpty() || turns.stream().anyMatch(turn -> turn == null || turn.isBlank())) {
            throw new IllegalArgumentException("the field 'turns' needs one message or more, none of them empty");
        }
        turns = List.copyOf(turns);
    }

    /**
     * Dialogues of a feeder by kind ({@code short}, {@code medium}, {@code long}), in file order; at least one.
     *
     * @throws SettingsException if one is invalid; names the file and the line
     */
    public static Map<String, Dialogue> all(Feeder feeder) {
        Map<String, Dialogue> all =
                JsonFeeder.document(feeder, new TypeReference<LinkedHashMap<String, Dialogue>>() {});
        if (all.isEmpty()) {
            throw feeder.broken("has no conversations");
        }
        return all;
    }
}
