package inference.dialect;

import inference.stream.ErrorText;

/** A server that cannot be reached or does not speak the expected API. The message says what to try. */
public final class ProbeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Limit on the message, which may contain a server's list of ten thousand models. */
    private static final int MAX_CHARACTERS = 1000;

    public ProbeException(String message) {
        super(ErrorText.line(message, MAX_CHARACTERS));
    }
}
