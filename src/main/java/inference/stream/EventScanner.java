package inference.stream;

/** Knows the ordinary events of an API where they stand. Not thread-safe; one per response. */
@FunctionalInterface
public interface EventScanner {

    /** Knows none. */
    EventScanner NONE = (bytes, from, to, event) -> false;

    /**
     * Whether an event that is not named an error is an ordinary one; {@link ResponseFormat#parse} would say the same of it. When in
     * doubt, it is not.
     *
     * @param bytes its data from {@code from} to before {@code to}, UTF-8
     * @param event is filled; of no use if the event is not ordinary
     */
    boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event);
}
