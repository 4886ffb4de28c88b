package inference.settings;

import inference.http.HttpProxy;
import inference.http.Route;
import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import java.nio.file.Path;
import java.util.Optional;

/** The way to the servers of a run: whom it trusts, and through which proxy it goes. */
public final class RouteSettings {

    private static final String PROXY = "proxy";

    private RouteSettings() {}

    /**
     * As the settings {@code proxy}, {@code caFile}, {@code insecure} and {@code clientCertificate} say.
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

    /** Whose certificates the run accepts, and which one it shows. */
    private static ServerTrust trust(Settings settings) {
        ServerTrust trust = authorities(settings);
        try {
            return settings.text("clientCertificate")
                    .map(Path::of)
                    .map(file -> trust.showing(ClientIdentity.of(
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
                    ? ServerTrust.anybody()
                    : settings.text("caFile")
                            .map(Path::of)
                            .map(ServerTrust::authorities)
                            .orElse(ServerTrust.system());
        } catch (TrustException e) {
            throw new SettingsException("setting 'caFile': " + e.getMessage());
        }
    }
}
