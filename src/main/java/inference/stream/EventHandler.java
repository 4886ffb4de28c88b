package inference.stream;

/** Receiver of the events that a reader finds in a body. */
@FunctionalInterface
public interface EventHandler {

    /** Handles an event. */
    void event(StreamEvent event);

    /**
     * Offers the data of an event, unless its name is an error, in the read buffer: most events are tokens, which need no object.
     *
     * @param bytes UTF-8 buffer, valid only during the call
     * @param from index of the first byte of the data
     * @param to index after the last byte
     * @return whether the event has been handled; if not, it is passed to {@link #event}
     */
    default boolean inPlace(byte[] bytes, int from, int to) {
        return false;
    }
}
