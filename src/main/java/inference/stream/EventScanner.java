package inference.stream;

/** Scanner that recognises the ordinary events of an API in the read buffer. Not thread-safe; one per response. */
@FunctionalInterface
public interface EventScanner {

    /** Scanner that recognises nothing. */
    EventScanner NONE = (bytes, from, to, event) -> false;

    /**
     * Whether an event, whose name is not an error, is ordinary; false in doubt. The result must equal that of
     * {@link ResponseFormat#parse}.
     *
     * @param bytes UTF-8 buffer with its data from {@code from} (inclusive) to {@code to} (exclusive)
     * @param event receives the content; undefined if the event is not ordinary
     */
    boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event);
}
