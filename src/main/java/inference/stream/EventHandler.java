package inference.stream;

/** Takes the events that a reader cuts a body into. */
@FunctionalInterface
public interface EventHandler {

    /** Takes an event. */
    void event(StreamEvent event);

    /**
     * Is shown the data of an event that is not named an error where it stands, before anything is made of it: most events of a
     * stream are tokens, which need no object of their own.
     *
     * @param bytes UTF-8; they are the caller's again when this returns
     * @param from index of the first byte of the data
     * @param to index after the last one
     * @return whether the event has been dealt with; if not, it comes again as {@link #event}
     */
    default boolean inPlace(byte[] bytes, int from, int to) {
        return false;
    }
}
