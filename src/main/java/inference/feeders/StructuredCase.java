package inference.feeders;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A case of {@code feeders/structured_cases.json}: a task whose answer is to be a JSON document.
 *
 * @param name of its series
 * @param prompt the task
 * @param maxTokens limit on the answer; a document that is cut is not valid
 * @param iterations generations measured
 * @param schema the answer has to be valid for it
 */
public record StructuredCase(String name, String prompt, int maxTokens, int iterations, ObjectNode schema) {

    /** Where the file is among the resources. */
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
     * The cases of a feeder, in its order.
     *
     * @throws inference.settings.SettingsException if it cannot be used; names the file and the line
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
