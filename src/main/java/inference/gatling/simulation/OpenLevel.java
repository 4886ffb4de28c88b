package inference.gatling.simulation;

import inference.gatling.load.ArrivalSchedule;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.time.Duration;
import java.util.List;
import run.RunInfo.Series;

/**
 * A level of arrivals that do not wait for the server.
 *
 * @param series named {@code rate=5/s}
 * @param schedule when each user arrives
 */
public record OpenLevel(Series series, ArrivalSchedule schedule) {

    private static final double MAX_BURSTINESS = 1000;

    /**
     * The level that the settings ask for.
     *
     * @param ratePerS mean arrivals per second, above 0
     * @throws SettingsException if there is no duration, or no arrival within it
     */
    static OpenLevel of(Settings settings, double ratePerS, long seed) {
        Duration window = settings.optionalDuration("duration")
                .orElseThrow(() -> new SettingsException(
                        "an open profile (-Drate) needs a duration: give -Dduration=30s or the like"));
        return of(settings, ratePerS, window, seed);
    }

    /** As above, for a window of the caller's. */
    static OpenLevel of(Settings settings, double ratePerS, Duration window, long seed) {
        String arrivals = settings.choice("arrivals", List.of("constant", "poisson", "gamma"));
        ArrivalSchedule schedule = switch (arrivals) {
            case "poisson" -> ArrivalSchedule.poisson(ratePerS, window, seed);
            case "gamma" -> ArrivalSchedule.gamma(ratePerS, burstiness(settings), window, seed);
            default -> ArrivalSchedule.constant(ratePerS, window);
        };
        if (schedule.size() == 0) {
            throw new SettingsException(
                    "no arrival within " + window.toMillis() + " ms at " + ratePerS + "/s: give a longer -Dduration");
        }
        String rate = ratePerS == Math.rint(ratePerS) ? String.valueOf((long) ratePerS) : String.valueOf(ratePerS);
        return new OpenLevel(Series.open("rate=" + rate + "/s", ratePerS, arrivals), schedule);
    }

    private static double burstiness(Settings settings) {
        return settings.optionalDecimal("burstiness", 0, MAX_BURSTINESS)
                .filter(shape -> shape > 0)
                .orElseThrow(() -> new SettingsException(
                        "arrivals=gamma needs -Dburstiness above 0 up to 1000: 1 is Poisson, 0.5 has bursts"));
    }

    /** Of its series. */
    public String name() {
        return series.name();
    }
}
