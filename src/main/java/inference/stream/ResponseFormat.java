package inference.stream;

/** Format of a response body. Stateless. */
public interface ResponseFormat {

    int OK = 200;
    int CREATED = 201;

    /** Whether a response with this status is an answer; otherwise its body is an error. */
    default boolean isAnswer(int status) {
        return status == OK;
    }

    /**
     * Reader for the framing of an answer.
     *
     * @param contentType header of the response; empty if absent
     * @throws ProtocolException if the API does not answer with this type
     */
    EventReader reader(String contentType) throws ProtocolException;

    /**
     * Content of an event.
     *
     * @throws ProtocolException if it violates the API's protocol
     */
    Delta parse(StreamEvent event) throws ProtocolException;

    /**
     * Adds the pieces of tool calls in an event to {@code calls}; {@link #parse} has accepted the event.
     *
     * @throws ProtocolException if it violates the API's protocol
     */
    default void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {}

    /** Scanner that makes {@link #parse} unnecessary for most events of a response; by default for none. */
    default EventScanner scanner() {
        return EventScanner.NONE;
    }
}
