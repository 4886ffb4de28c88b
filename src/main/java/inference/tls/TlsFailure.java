package inference.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Explanation of a TLS failure. Java's own messages ("PKIX path building failed") name an algorithm, not the cause.
 *
 * @param kind kind of failure
 * @param text sentence without its full stop
 */
public record TlsFailure(Kind kind, String text) {

    /** Kind of failure, on which the advice depends. */
    public enum Kind {
        /** The server's certificate is not accepted. */
        CERTIFICATE,
        /** The server does not accept the client's certificate, or requires one. */
        CLIENT,
        /** The server does not speak TLS. */
        NOT_TLS,
        /** The handshake failed for another reason. */
        HANDSHAKE
    }

    private static final List<String> PLAIN_TEXT_ANSWER = List.of("nrecognized SSL message", "not an SSL/TLS record");
    /** Alerts by which a server refuses a client's certificate. */
    private static final Pattern CLIENT_REFUSED = Pattern.compile(
            "(?i)fatal alert: (bad_certificate|certificate_required|certificate_unknown|certificate_expired"
                    + "|certificate_revoked|unsupported_certificate|unknown_ca|access_denied)");
    /** Messages such as "No subject alternative DNS name matching localhost found." */
    private static final Pattern OTHER_HOST =
            Pattern.compile("No (?:subject alternative|name).*?(?:matching (\\S+) found.*)?");

    /** The TLS failure among {@code failure} and its causes; empty if there is none. */
    public static Optional<TlsFailure> of(Throwable failure) {
        List<Throwable> deepestFirst = causes(failure);
        Optional<TlsFailure> refused = deepestFirst.stream()
                .map(TlsFailure::certificate)
                .flatMap(Optional::stream)
                .findFirst();
        return refused.or(() -> deepestFirst.stream()
                .filter(SSLException.class::isInstance)
                .map(TlsFailure::protocol)
                .findFirst());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
            causes.add(t);
        }
        Collections.reverse(causes);
        return causes;
    }

    private static Optional<TlsFailure> certificate(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof CertificateExpiredException) {
            return refused("the certificate has expired (" + message + ")");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return refused("the certificate is not valid yet (" + message + "): is the clock of this machine right?");
        }
        if (cause instanceof CertPathBuilderException) {
            return refused("the certificate is self-signed or from an untrusted CA");
        }
        if (cause instanceof CertPathValidatorException) {
            return refused("the certificate is not accepted: " + message);
        }
        if (cause instanceof CertificateException) {
            Matcher otherHost = OTHER_HOST.matcher(message);
            return refused(
                    otherHost.matches()
                            ? "the certificate is for another host" + asked(otherHost.group(1))
                            : "the certificate is not accepted: " + message);
        }
        return Optional.empty();
    }

    private static String asked(String host) {
        return host == null ? "" : " than " + host;
    }

    private static Optional<TlsFailure> refused(String text) {
        return Optional.of(new TlsFailure(Kind.CERTIFICATE, text));
    }

    private static TlsFailure protocol(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (CLIENT_REFUSED.matcher(message).find()) {
            return new TlsFailure(
                    Kind.CLIENT, "the server rejects this client's certificate, or requires one: " + message);
        }
        return PLAIN_TEXT_ANSWER.stream().anyMatch(message::contains)
                ? new TlsFailure(Kind.NOT_TLS, "what answers there does not speak TLS")
                : new TlsFailure(Kind.HANDSHAKE, "the TLS handshake failed: " + message);
    }
}
