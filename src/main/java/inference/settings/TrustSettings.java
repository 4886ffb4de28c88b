package inference.settings;

import inference.tls.ClientIdentity;
import inference.tls.ServerTrust;
import inference.tls.TrustException;
import java.nio.file.Path;
import java.util.Optional;

/** Whose certificates the run accepts, and which one it shows. */
public final class TrustSettings {

    private TrustSettings() {}

    /**
     * As the settings {@code caFile}, {@code insecure} and {@code clientCertificate} say.
     *
     * @throws SettingsException if both are given, or the file cannot be used
     */
    public static ServerTrust of(Settings settings) {
        ServerTrust trust = trust(settings);
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

    private static ServerTrust trust(Settings settings) {
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
