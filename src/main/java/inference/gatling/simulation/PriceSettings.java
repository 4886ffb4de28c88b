package inference.gatling.simulation;

import inference.settings.Settings;
import inference.settings.SettingsException;
import java.util.List;

/** Prices, which a run only keeps: its reports make costs of them. */
final class PriceSettings {

    private static final List<String> NAMES = List.of("costPerHour", "inputTokenPrice", "outputTokenPrice");
    private static final double HIGHEST = 1e9;

    private PriceSettings() {}

    /** @throws SettingsException if one is no price */
    static void check(Settings settings) {
        NAMES.forEach(name -> settings.optionalDecimal(name, 0, HIGHEST));
    }
}
