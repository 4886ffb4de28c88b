package inference.settings;

import inference.tls.ServerTrust;
import inference.tls.TrustException;
import java.nio.file.Path;

/** Whose certificates the run accepts. */
public final class TrustSettings {

    private TrustSettings() {}

    /**
     * As the settings {@code caFile} and {@code insecure} say.
     *
     * @throws SettingsException if both are given, or the file cannot be used
     */
    public static ServerTrust of(Settings settings) {
        boolean insecure = settings.flag("insecure");
        if (insecure && settings.text("caFile").isPresent()) {
            throw new SettingsException("settings 'caFile' and 'insecure' exclude each other: give one");
        }
        if (insecure) {
            System.err.println(
                    "Warning: certificates are not verified (-Dinsecure): nothing is known of who answers, and"
                            + " who reads the key. The report will say so.");
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
