package inference.dialect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool that a model may call.
 *
 * @param name name in tool calls
 * @param description purpose, for the model; may be empty
 * @param parameters JSON schema of the arguments
 */
public record Tool(
        @JsonProperty("name") String name,
        @JsonProperty("description") String description,
        @JsonProperty("parameters") ObjectNode parameters) {

    public Tool {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a tool needs a 'name'");
        }
        if (parameters == null) {
            throw new IllegalArgumentException("the tool '" + name + "' needs 'parameters', a JSON schema");
        }
        description = description == null ? "" : description;
    }

    /** The tool in the format of OpenAI's chat and Ollama. */
    ObjectNode ofChat() {
        ObjectNode tool = Json.object().put("type", "function");
        tool.set("function", flat("parameters"));
        return tool;
    }

    /**
     * The tool as a flat object.
     *
     * @param schemaField name of the field with the parameters
     */
    ObjectNode flat(String schemaField) {
        ObjectNode tool = Json.object().put("name", name).put("description", description);
        tool.set(schemaField, parameters);
        return tool;
    }
}
