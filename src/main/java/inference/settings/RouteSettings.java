package inference.settings;

import inference.http.HttpProxy;
import inference.http.Route;
import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import java.nio.file.Path;
import java.util.Optional;

/** Route to the servers of a run, read from the settings: trusted certificates and proxy. */
public final class RouteSettings {

    private static final String PROXY = "proxy";

    private RouteSettings() {}

    /**
     * The route that {@code proxy}, {@code caFile}, {@code insecure} and {@code clientCertificate} describe.
     *
     * @throws SettingsException if one cannot be used
     */
    public static Route of(Settings settings) {
        try {
            return new Route(
                    trust(settings), settings.text(PROXY).map(address -> HttpProxy.of(address, System.getenv())));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting '" + PROXY + "': " + e.getMessage());
        }
    }

    /** The certificates that the run accepts and the one that it presents. */
    private static ServerTrust trust(Settings settings) {
        ServerTrust trust = authorities(settings);
        try {
            return settings.text("clientCertificate")
                    .map(Path::of)
                    .map(file -> trust.presenting(ClientIdentity.of(
                            file,
                            Optional.ofNullable(System.getenv(ClientIdentity.PASSWORD_VARIABLE))
                                    .orElse(""))))
                    .orElse(trust);
        } catch (TrustException e) {
            throw new SettingsException("setting 'clientCertificate': " + e.getMessage());
        }
    }

    private static ServerTrust authorities(Settings settings) {
        boolean insecure = settings.flag("insecure");
        if (insecure && settings.text("caFile").isPresent()) {
            throw new SettingsException("settings 'caFile' and 'insecure' exclude each other: give one");
        }
        if (insecure) {
            System.err.println(
                    "Warning: certificates are not verified (-Dinsecure): anyone could pose as the server and"
                            + " read the key. The report will say so.");
        }
        try {
            return insecure
                    ? ServerTrust.acceptingAll()
                    : settings.text("caFile")
                            .map(Path::of)
                            .map(ServerTrust::authorities)
                            .orElse(ServerTrust.system());
        } catch (TrustException e) {
            throw new SettingsException("setting 'caFile': " + e.getMessage());
        }
    }
}
