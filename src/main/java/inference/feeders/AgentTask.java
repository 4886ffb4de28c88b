package inference.feeders;

import com.fasterxml.jackson.annotation.JsonProperty;
import inference.dialect.Tool;
import java.util.List;
import java.util.Map;

/**
 * Task of an agent: its tools, the user's messages, and the results of its tools.
 *
 * @param system system message; may be absent
 * @param turns the user's messages, one or more
 * @param tools tools, one or more
 * @param results results of each tool by name, for one call after another; repeated from the first when they are used up
 */
public record AgentTask(
        @JsonProperty("system") String system,
        @JsonProperty("turns") List<String> turns,
        @JsonProperty("tools") List<Tool> tools,
        @JsonProperty("results") Map<String, List<String>> results) {

    /** Result of a tool that does not exist. */
    static final String UNKNOWN = "{\"error\": \"there is no such tool\"}";

    public AgentTask {
        system = system == null ? "" : system;
        if (turns == null || turns.isEmpty() || turns.stream().anyMatch(turn -> turn == null || turn.isBlank())) {
            throw new IllegalArgumentException("the field 'turns' needs one message or more, none of them empty");
        }
        if (tools == null || tools.isEmpty()) {
            throw new IllegalArgumentException("the field 'tools' needs one tool or more");
        }
        for (Tool tool : tools) {
            if (results == null
                    || results.get(tool.name()) == null
                    || results.get(tool.name()).isEmpty()) {
                throw new IllegalArgumentException(
                        "the field 'results' needs a list of answers of '" + tool.name() + "'");
            }
        }
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /** Tasks of a feeder of JSON lines, at least one. */
    public static List<AgentTask> all(Feeder feeder) {
        return JsonFeeder.lines(feeder, AgentTask.class);
    }

    /** Result of {@code tool} for call {@code number}, from 0. */
    public String result(String tool, int number) {
        List<String> all = results.getOrDefault(tool, List.of(UNKNOWN));
        return all.get(number % all.size());
    }
}
