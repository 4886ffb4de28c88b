package analysis.cli;

import inference.http.HttpProxy;
import inference.http.Route;
import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options for connections to a server: trusted certificates, client identity and proxy. */
final class RouteOptions {

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Trusted CA certificates (PEM) for https, in place of Java's own.")
    private Path caFile;

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description = "PKCS#12 file with a client certificate and key for mutual TLS; its password is in the"
                    + " environment variable " + ClientIdentity.PASSWORD_VARIABLE + ".")
    private Path clientCertificate;

    @Option(names = "--insecure", description = "Trust any certificate for any host name.")
    private boolean insecure;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, like the setting proxy; its user and password are in the environment variables "
                    + HttpProxy.USER_VARIABLE + " and " + HttpProxy.PASSWORD_VARIABLE + ".")
    private String proxy;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    boolean isInsecure() {
        return insecure;
    }

    Route route() {
        if (insecure && caFile != null) {
            throw refused("--ca-file and --insecure exclude each other: give one");
        }
        return new Route(identified(trust()), proxy());
    }

    private Optional<HttpProxy> proxy() {
        try {
            return Optional.ofNullable(proxy).map(address -> HttpProxy.of(address, System.getenv()));
        } catch (IllegalArgumentException e) {
            throw refused("--proxy: " + e.getMessage());
        }
    }

    private ServerTrust identified(ServerTrust trust) {
        if (clientCertificate == null) {
            return trust;
        }
        try {
            String password = System.getenv(ClientIdentity.PASSWORD_VARIABLE);
            return trust.presenting(ClientIdentity.of(clientCertificate, password == null ? "" : password));
        } catch (TrustException e) {
            throw refused("--client-certificate: " + e.getMessage());
        }
    }

    private ServerTrust trust() {
        if (insecure) {
            return ServerTrust.acceptingAll();
        }
        try {
            return caFile == null ? ServerTrust.system() : ServerTrust.authorities(caFile);
        } catch (TrustException e) {
            throw refused("--ca-file: " + e.getMessage());
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** Settings that give a run the same connection. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        add("caFile", caFile, settings);
        add("clientCertificate", clientCertificate, settings);
        add("proxy", proxy, settings);
        if (insecure) {
            settings.add("-Dinsecure=true");
        }
        return settings;
    }

    private static void add(String setting, Object value, List<String> settings) {
        if (value != null) {
            settings.add("-D" + setting + "=" + value);
        }
    }
}
