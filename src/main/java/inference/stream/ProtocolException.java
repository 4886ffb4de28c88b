package inference.stream;

/** Violation of the API's protocol by a response: another framing, malformed JSON, an event that is too large. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
