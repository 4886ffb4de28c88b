package inference.dialect;

/** The server cannot be reached, or is not what it was taken for. The message says what to try. */
public final class ProbeException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProbeException(String message) {
        super(message);
    }
}
