package mock.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools of a request, of whichever API. */
public final class OfferedTools {

    private OfferedTools() {}

    /**
     * A tool that an answer calls.
     *
     * @param schema of its arguments
     */
    public record Called(String name, JsonNode schema) {}

    /**
     * The tool that the answer to {@code body} calls: one of those it offers, always the same for the same number of messages, as long as a
     * user has the last word; the results of a tool are answered by text, and so is a request that forbids tools.
     *
     * @param messages field of the body with the conversation
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

    /** Anthropic has the results of tools in messages of the user. */
    private static boolean isOfUser(JsonNode message) {
        for (JsonNode part : message.path("content")) {
            if (part.path("type").asText("").equals("tool_result")) {
                return false;
            }
        }
        return message.path("role").asText("").equals("user");
    }
}
