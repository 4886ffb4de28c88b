package inference.gatling.exchange;

import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.util.Optional;

/** Words for failures of the network. */
final class NetworkFailures {

    static final String SERVER_CLOSED = "the server closed it";

    /** What Gatling's client says, where it notices first. */
    private static final String CLOSED = "Premature close";

    private NetworkFailures() {}

    /** Whether the decoder did not understand the response. What TLS says comes wrapped as if it had been the decoder. */
    static boolean isMalformed(Throwable failure) {
        return (failure instanceof DecoderException || failure instanceof IllegalArgumentException)
                && TlsFailure.of(failure).isEmpty();
    }

    /**
     * The response's bytes are not what they should be.
     *
     * @param hasHead whether its head could be read; what has none may be of another protocol, HTTP/2 included
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

    /** What happened, in one line, without our own class names where there is something better to say. */
    static String describe(Throwable failure) {
        Optional<String> proxys = ofProxy(failure);
        if (proxys.isPresent()) {
            return proxys.get();
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
        if (shortened.contains("Too many open files")) {
            return "the load generator has no file descriptor left (ulimit -n): " + shortened;
        }
        if (shortened.contains("annot assign requested address") || shortened.contains("Address not available")) {
            return "the load generator has no local port left (net.ipv4.ip_local_port_range): " + shortened;
        }
        boolean speaksForItself = root instanceof ConnectException || shortened.contains(" ");
        return speaksForItself ? shortened : root.getClass().getSimpleName() + ": " + shortened;
    }

    /** Where it opens no tunnel, TLS, which was to begin in it, fails too: the cause counts. */
    private static Optional<String> ofProxy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyConnectException) {
                return Optional.of(
                        "the proxy cannot reach the server: " + ErrorText.shorten(String.valueOf(cause.getMessage())));
            }
        }
        return Optional.empty();
    }
}
