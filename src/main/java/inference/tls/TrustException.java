package inference.tls;

/** A certificate file that cannot be used. The message names the file and says what is expected. */
public final class TrustException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrustException(String message) {
        super(message, null, false, false);
    }
}
