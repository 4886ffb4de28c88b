package inference.gatling.simulation;

import inference.settings.Settings;
import inference.settings.SettingsException;
import java.util.List;

/** Price settings, which a run only records: reports compute costs from them. */
final class PriceSettings {

    private static final List<String> NAMES = List.of("costPerHour", "inputTokenPrice", "outputTokenPrice");
    private static final double HIGHEST = 1e9;

    private PriceSettings() {}

    /**
     * Checks that every price is a number from 0 to 10^9.
     *
     * @throws SettingsException if one is not
     */
    static void check(Settings settings) {
        NAMES.forEach(name -> settings.optionalDecimal(name, 0, HIGHEST));
    }
}
