package inference.gatling.exchange;

import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.util.Optional;

/** Messages for network failures. */
final class NetworkFailures {

    static final String SERVER_CLOSED = "the server closed it";

    /** Message of Gatling's client when the server closed the connection. */
    private static final String CLOSED = "Premature close";

    /** Message of Netty when the server closed the connection within the headers of an answer. */
    private static final String CLOSED_IN_HEADERS = "Connection closed before received headers";

    private NetworkFailures() {}

    /** Whether the response could not be decoded. TLS failures are wrapped in decoder exceptions too, but do not count. */
    static boolean isMalformed(Throwable failure) {
        return (failure instanceof DecoderException || failure instanceof IllegalArgumentException)
                && TlsFailure.of(failure).isEmpty();
    }

    /**
     * Message for a response that cannot be decoded.
     *
     * @param hasHead whether its head was readable; without one it may be another protocol, such as HTTP/2
     */
    static String malformed(Throwable failure, boolean hasHead) {
        String what = "malformed HTTP response: ";
        if (failure instanceof DecompressionException) {
            what = "the body does not match its header Content-Encoding (such as gzip), which a proxy may have"
                    + " kept: ";
        } else if (!hasHead) {
            what = "not an HTTP/1.1 response: ";
        }
        return what + describe(failure);
    }

    /** One-line message for a failure; exception class names appear only if there is no better text. */
    static String describe(Throwable failure) {
        Optional<String> refusal = proxyRefusal(failure);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<TlsFailure> tls = TlsFailure.of(failure);
        if (tls.isPresent()) {
            return tls.get().text();
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        if (message == null || message.isBlank()) {
            return root.getClass().getSimpleName();
        }
        String shortened = ErrorText.shorten(message);
        if (shortened.equals(CLOSED)) {
            return SERVER_CLOSED;
        }
        if (shortened.equals(CLOSED_IN_HEADERS)) {
            return SERVER_CLOSED + " in the middle of the headers of its answer";
        }
        if (shortened.contains("Too many open files")) {
            return "the load generator has no file descriptor left (ulimit -n): " + shortened;
        }
        if (shortened.contains("annot assign requested address") || shortened.contains("Address not available")) {
            return "the load generator has no local port left (net.ipv4.ip_local_port_range): " + shortened;
        }
        boolean speaksForItself = root instanceof ConnectException || shortened.contains(" ");
        return speaksForItself ? shortened : root.getClass().getSimpleName() + ": " + shortened;
    }

    /** Message if a proxy refused the tunnel; the TLS failure that follows from it is not the cause. */
    private static Optional<String> proxyRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyConnectException) {
                return Optional.of(
                        "the proxy cannot reach the server: " + ErrorText.shorten(String.valueOf(cause.getMessage())));
            }
        }
        return Optional.empty();
    }
}
