package inference.stream;

/**
 * Event as framed by the transport, not yet parsed.
 *
 * @param name type of the event; empty for the default type
 * @param data payload
 */
public record StreamEvent(String name, String data) {}
