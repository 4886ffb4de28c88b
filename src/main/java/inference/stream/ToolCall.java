package inference.stream;

/**
 * Tool call that an answer requests.
 *
 * @param id id that its result refers to; empty if the API has none
 * @param name name of the tool
 * @param arguments JSON object as the model wrote it, possibly invalid
 */
public record ToolCall(String id, String name, String arguments) {}
