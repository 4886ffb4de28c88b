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
 * Words for connections that fail in TLS. Java's own ("PKIX path building failed") name the algorithm that found out
 * instead of what is the matter.
 *
 * @param kind what is the matter
 * @param text in a sentence without its full stop
 */
public record TlsFailure(Kind kind, String text) {

    /** Which way out there is depends on it. */
    public enum Kind {
        /** The certificate is refused: another authority or another certificate is needed. */
        CERTIFICATE,
        /** The server does not accept who this client is. */
        CLIENT,
        /** What answers speaks no TLS. */
        NOT_TLS,
        /** The two do not agree on how to speak it. */
        HANDSHAKE
    }

    private static final List<String> PLAIN_TEXT_ANSWER = List.of("nrecognized SSL message", "not an SSL/TLS record");
    /** Alerts by which a server says what it thinks of the client's certificate. */
    private static final Pattern CLIENT_REFUSED = Pattern.compile(
            "(?i)fatal alert: (bad_certificate|certificate_required|certificate_unknown|certificate_expired"
                    + "|certificate_revoked|unsupported_certificate|unknown_ca|access_denied)");
    /** "No subject alternative DNS name matching localhost found." and its like. */
    private static final Pattern OTHER_HOST =
            Pattern.compile("No (?:subject alternative|name).*?(?:matching (\\S+) found.*)?");

    /** What {@code failure} or one of its causes says of TLS; empty if it is about something else. */
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
