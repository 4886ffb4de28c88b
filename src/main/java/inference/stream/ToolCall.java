package inference.stream;

/**
 * A call of a tool that an answer asks for.
 *
 * @param id by which its result is told from others; empty where the API has none
 * @param name of the tool
 * @param arguments a JSON object, as the model wrote it; it may be no valid JSON
 */
public record ToolCall(String id, String name, String arguments) {}
