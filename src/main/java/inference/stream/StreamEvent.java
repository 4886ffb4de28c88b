package inference.stream;

/**
 * One event as framed by the transport, its content not yet looked at.
 *
 * @param name the event's type; empty for the default one
 * @param data the payload
 */
public record StreamEvent(String name, String data) {}
