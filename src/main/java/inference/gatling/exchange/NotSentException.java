package inference.gatling.exchange;

/** Exception that stops the client from writing a request whose exchange has ended. */
final class NotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSentException() {
        super("not sent: the generation has ended", null, false, false);
    }
}
