package inference.stream;

/** The response is not what the dialect promises: another framing, malformed JSON, an event too large. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
