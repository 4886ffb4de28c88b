package inference.tls;

/** A file of certificates that cannot be used. The message names it and says what is expected. */
public final class TrustException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrustException(String message) {
        super(message, null, false, false);
    }
}
