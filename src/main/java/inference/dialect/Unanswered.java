package inference.dialect;

import inference.http.ProxyException;
import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Error message for a request without an answer: the cause and what to try. */
public final class Unanswered {

    private static final String NO_BYTES = "received no bytes";
    /** Message of Java's client if the status line is not HTTP. */
    private static final String IN_STATUS_LINE = "parsing HTTP/1.1 status line, receiving";
    /** Messages of Java's client if the connection closed in the status line, the headers or the body of an answer. */
    private static final Pattern CUT = Pattern.compile(
            "parsing HTTP/1.1 status line, receiving \\[HTTP/.*|parsing HTTP/1.1 header, receiving .*"
                    + "|.*(fixed content-length: |chunked transfer encoding, state: ).*|EOF reached while reading.*",
            Pattern.DOTALL);

    private Unanswered() {}

    /** @param baseUrl address of the server */
    public static String describe(IOException failure, String baseUrl, Access.User user) {
        Optional<TlsFailure> tls = TlsFailure.of(failure);
        if (tls.isPresent()) {
            return describe(tls.get(), baseUrl, user);
        }
        if (failure instanceof ProxyException) {
            return failure.getMessage();
        }
        if (failure instanceof ConnectException) {
            return isUnresolved(failure)
                    ? "unknown host " + URI.create(baseUrl).getHost() + ". Correct the address " + baseUrl
                    : "no server answers at " + baseUrl + " (" + words(failure, "connection refused")
                            + "). Start it, or correct the address";
        }
        if (failure instanceof HttpTimeoutException) {
            return "no answer from " + baseUrl + " in time (" + words(failure, "timed out")
                    + "). Is the server overloaded, or a firewall in between?";
        }
        if (CUT.matcher(words(failure, "")).matches()) {
            return "no complete answer from " + baseUrl
                    + ": it closes the connection in the middle of its answer. Did it"
                    + " crash, or does a proxy in front of it end connections? Its log may tell";
        }
        if (failure instanceof ProtocolException || words(failure, "").contains(IN_STATUS_LINE)) {
            return "what answers at " + baseUrl + " does not speak HTTP/1.1 (" + words(failure, "protocol")
                    + "). Correct the address; a server of HTTP/2 alone needs a proxy in front of it";
        }
        boolean hungUp = words(failure, "").contains(NO_BYTES) && baseUrl.startsWith("http:");
        return "no answer from " + baseUrl + ": "
                + (hungUp
                        ? "it accepts the connection and closes it without an answer. If it uses https, the"
                                + " address must begin with https://"
                        : words(failure, failure.getClass().getSimpleName()));
    }

    private static String describe(TlsFailure failure, String baseUrl, Access.User user) {
        return switch (failure.kind()) {
            case CERTIFICATE -> baseUrl + " is not trusted: " + failure.text() + ". " + user.trust();
            case CLIENT -> "no connection to " + baseUrl + ": " + failure.text() + ". " + user.identity();
            case NOT_TLS ->
                "no https at " + baseUrl + ": " + failure.text()
                        + ". If it uses plain http, the address must begin with http://";
            case HANDSHAKE -> "no https at " + baseUrl + ": " + failure.text();
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        return failure != null && (failure instanceof UnresolvedAddressException || isUnresolved(failure.getCause()));
    }

    private static String words(IOException failure, String without) {
        return failure.getMessage() == null || failure.getMessage().isBlank()
                ? without
                : ErrorText.shorten(failure.getMessage());
    }
}
