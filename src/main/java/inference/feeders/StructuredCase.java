package inference.feeders;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Case of {@code feeders/structured_cases.json}: a task whose answer must be a JSON document.
 *
 * @param name name of its series
 * @param prompt the task
 * @param maxTokens token limit of the answer; a truncated document is invalid
 * @param iterations number of measured generations per user
 * @param schema JSON schema of the answer
 */
public record StructuredCase(String name, String prompt, int maxTokens, int iterations, ObjectNode schema) {

    /** Resource path of the file. */
    public static final String FILE = "feeders/structured_cases.json";

    public StructuredCase {
        if (name == null || name.isBlank() || prompt == null || prompt.isBlank()) {
            throw new IllegalArgumentException("a case needs a 'name' and a 'prompt'");
        }
        if (schema == null || schema.isEmpty()) {
            throw new IllegalArgumentException("the case '" + name + "' needs a JSON schema as 'schema'");
        }
        if (maxTokens < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    "the case '" + name + "' needs 'maxTokens' and 'iterations' of at least 1");
        }
    }

    /**
     * Cases of a feeder, in file order.
     *
     * @throws inference.settings.SettingsException if it is invalid; names the file and the line
     */
    public static List<StructuredCase> all(Feeder feeder) {
        List<StructuredCase> cases = JsonFeeder.document(feeder, new TypeReference<>() {});
        Set<String> names = new HashSet<>();
        for (StructuredCase one : cases) {
            if (!names.add(one.name())) {
                throw feeder.broken("has two cases with the name '" + one.name() + "'");
            }
        }
        if (cases.isEmpty()) {
            throw feeder.broken("has no cases");
        }
        return cases;
    }
}
