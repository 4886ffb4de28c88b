package inference.secret;

/** A key or a header that cannot be used. The message says why and never shows a secret. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyException(String message) {
        super(message, null, false, false);
    }
}
