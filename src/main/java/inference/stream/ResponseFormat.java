package inference.stream;

/** Format of a response body. Stateless. */
public interface ResponseFormat {

    int OK = 200;
    int CREATED = 201;

    /** Whether a response with that status is an answer; of any other the body is an error. */
    default boolean isAnswer(int status) {
        return status == OK;
    }

    /**
     * The framing of an answer.
     *
     * @param contentType the response's header; empty if it has none
     * @throws ProtocolException if the response is not of a type that this API streams
     */
    EventReader reader(String contentType) throws ProtocolException;

    /**
     * What an event says.
     *
     * @throws ProtocolException if it is not what the API promises
     */
    Delta parse(StreamEvent event) throws ProtocolException;

    /**
     * Takes the pieces of calls of tools in an event that {@link #parse} can read.
     *
     * @throws ProtocolException if it is not what the API promises
     */
    default void readToolCalls(StreamEvent event, ToolCalls calls) throws ProtocolException {}

    /** Spares most events of a response {@link #parse}. */
    default EventScanner scanner() {
        return EventScanner.NONE;
    }
}
