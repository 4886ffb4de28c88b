package inference.stream;

/** Cuts the bytes of a response body into events, however the network split them. Not thread-safe; one per response. */
public interface EventReader {

    /** The largest event accepted. Real servers send lines of tens of kilobytes; without a limit one could fill the heap. */
    int MAX_EVENT_BYTES = 32 * 1024 * 1024;

    /**
     * Takes the next bytes of the body and hands over the events they complete.
     *
     * @param bytes those from {@code from} to before {@code to}; they are the caller's again when this returns
     * @throws ProtocolException if an event is larger than {@link #MAX_EVENT_BYTES}
     */
    void read(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException;

    /** Whether the body is one event, so that it says nothing of when its tokens came. */
    default boolean isWhole() {
        return false;
    }

    /** The body has ended: hands over what the framing allows to be complete now. */
    void end(EventHandler events);
}
