package inference.secret;

/** A key that cannot be used, or a file without one. The message says where it was looked for, and never shows it. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyException(String message) {
        super(message, null, false, false);
    }
}
