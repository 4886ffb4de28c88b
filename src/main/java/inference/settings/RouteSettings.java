package inference.settings;

import inference.http.HttpProxy;
import inference.http.Route;

/** The way to the servers of a run: whom it trusts, and through which proxy it goes. */
public final class RouteSettings {

    private static final String PROXY = "proxy";

    private RouteSettings() {}

    /**
     * As the setting {@code proxy} and those of {@link TrustSettings} say.
     *
     * @throws SettingsException if one cannot be used
     */
    public static Route of(Settings settings) {
        try {
            return new Route(
                    TrustSettings.of(settings),
                    settings.text(PROXY).map(address -> HttpProxy.of(address, System.getenv())));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting '" + PROXY + "': " + e.getMessage());
        }
    }
}
