package inference.dialect;

import inference.stream.ErrorText;

/** The server cannot be reached, or is not what it was taken for. The message says what to try. */
public final class ProbeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a server says is in it: a list of ten thousand models, or none at all. */
    private static final int MAX_CHARACTERS = 1000;

    public ProbeException(String message) {
        super(ErrorText.line(message, MAX_CHARACTERS));
    }
}
