package inference.gatling.exchange;

import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages for network failures. */
final class NetworkFailures {

    static final String SERVER_CLOSED = "the server closed the connection";

    /** Message of Gatling's client when the server closed the connection. */
    private static final String CLOSED = "Premature close";

    /** Message of Netty when the server closed the connection within the headers of an answer. */
    private static final String CLOSED_IN_HEADERS = "Connection closed before received headers";

    private static final String NO_PORT = "the load generator has no local port left (net.ipv4.ip_local_port_range)";

    /** Address at the end of a message, as Java writes it: {@code …: localhost/127.0.0.1:80}. */
    private static final Pattern ADDRESS = Pattern.compile("[:\\s]\\s*([^\\s/:]*)/(\\S+:\\d+)$");

    /** Words for an error of the operating system, which Java and Netty each wrap in their own text. */
    private record SocketError(String contained, String words) {}

    private static final List<SocketError> SOCKET_ERRORS = List.of(
            new SocketError("connection refused", "connection refused"),
            new SocketError("connection reset", "the server reset the connection"),
            new SocketError("broken pipe", "the server closed the connection before it had read the request"),
            new SocketError("connection timed out", "the connection timed out"),
            new SocketError("no route to host", "no route to the server"),
            new SocketError("network is unreachable", "the server's network is unreachable from here"),
            new SocketError("too many open files", "the load generator has no file descriptor left (ulimit -n)"),
            new SocketError("assign requested address", NO_PORT),
            new SocketError("address not available", NO_PORT));

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
        if (root instanceof UnknownHostException) {
            return "unknown host " + message.replaceFirst(": .*", "");
        }
        String shortened = ErrorText.shorten(message);
        if (shortened.equals(CLOSED)) {
            return SERVER_CLOSED;
        }
        if (shortened.equals(CLOSED_IN_HEADERS)) {
            return SERVER_CLOSED + " in the middle of the headers of its answer";
        }
        String lowered = shortened.toLowerCase(Locale.ROOT);
        for (SocketError error : SOCKET_ERRORS) {
            if (lowered.contains(error.contained)) {
                return error.words + address(failure);
            }
        }
        return shortened.contains(" ") ? shortened : root.getClass().getSimpleName() + ": " + shortened;
    }

    /** Address in the message of {@code failure} or a cause, as {@code " (127.0.0.1:80)"}; empty if there is none. */
    private static String address(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher at = ADDRESS.matcher(String.valueOf(cause.getMessage()));
            if (at.find()) {
                return " (" + at.group(1) + (at.group(1).isEmpty() ? "" : " at ") + at.group(2) + ")";
            }
        }
        return "";
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
