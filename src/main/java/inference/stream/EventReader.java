package inference.stream;

/** Reader that splits the bytes of a response body into events, however the network split them. Not thread-safe; one per response. */
public interface EventReader {

    /** Largest event that is accepted. Servers send lines of tens of kilobytes; without a limit one could fill the heap. */
    int MAX_EVENT_BYTES = 32 * 1024 * 1024;

    /**
     * Reads the next bytes of the body and passes on the events that they complete.
     *
     * @param bytes buffer with the bytes from {@code from} (inclusive) to {@code to} (exclusive); not kept
     * @throws ProtocolException if an event is larger than {@link #MAX_EVENT_BYTES}
     */
    void read(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException;

    /** Whether the body is a single event, so that the times of its tokens are unknown. */
    default boolean isWhole() {
        return false;
    }

    /** Handles the end of the body: passes on the last event, if the framing allows it to end here. */
    void end(EventHandler events);
}
