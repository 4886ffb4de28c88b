package mock.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tools that a request offers, in any API's format. */
public final class OfferedTools {

    private OfferedTools() {}

    /**
     * A tool that an answer calls.
     *
     * @param schema JSON schema of its arguments
     */
    public record Called(String name, JsonNode schema) {}

    /**
     * The tool that the answer to {@code body} calls; its choice depends only on the number of messages. Empty if the
     * request offers or allows no tools, or if the last message is not a user's, such as a tool's result.
     *
     * @param messages field of the body that holds the conversation
     */
    public static Optional<Called> called(JsonNode body, String messages) {
        List<Called> offered = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.has("function") ? tool.path("function") : tool;
            JsonNode schema =
                    function.has("input_schema") ? function.path("input_schema") : function.path("parameters");
            if (!function.path("name").asText("").isEmpty() && schema.isObject()) {
                offered.add(new Called(function.path("name").asText(), schema));
            }
        }
        JsonNode all = body.path(messages);
        boolean forbidden = body.path("tool_choice").asText("").equals("none");
        if (offered.isEmpty() || forbidden || !all.isArray() || !isOfUser(all.path(all.size() - 1))) {
            return Optional.empty();
        }
        return Optional.of(offered.get(all.size() / 2 % offered.size()));
    }

    /** Whether a message is a user's own; Anthropic sends tool results in user messages, too. */
    private static boolean isOfUser(JsonNode message) {
        for (JsonNode part : message.path("content")) {
            if (part.path("type").asText("").equals("tool_result")) {
                return false;
            }
        }
        return message.path("role").asText("").equals("user");
    }
}
