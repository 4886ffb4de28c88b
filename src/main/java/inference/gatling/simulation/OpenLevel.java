package inference.gatling.simulation;

import inference.gatling.load.ArrivalSchedule;
import inference.settings.Settings;
import inference.settings.SettingsException;
import inference.workload.Distances;
import inference.workload.RateProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import run.RunInfo.Series;

/**
 * Level of open arrivals, which do not wait for the server.
 *
 * @param series series, with a name such as {@code rate=5/s}
 * @param schedule arrival times
 */
public record OpenLevel(Series series, ArrivalSchedule schedule) {

    private static final double MIN_BURSTINESS = 0.1;
    private static final double MAX_BURSTINESS = 1000;

    /**
     * Levels of the setting {@code rate}: one for each number, or a single one whose rate changes; none if it is not set.
     *
     * @throws SettingsException if there is no duration, or no arrival within it
     */
    static List<OpenLevel> all(Settings settings, long seed) {
        Optional<String> rate = settings.text("rate");
        if (rate.isEmpty()) {
            return List.of();
        }
        Duration window = settings.optionalDuration("duration")
                .orElseThrow(() -> new SettingsException(
                        "an open profile (-Drate) needs a duration: give -Dduration=30s or the like"));
        return RateProfile.isForm(rate.get())
                ? List.of(of(settings, RateProfile.parse(rate.get(), window), window, seed))
                : settings.decimals("rate", 0, RateProfile.MAX_PER_S).stream()
                        .map(perS -> of(settings, perS, window, seed))
                        .toList();
    }

    /** Level of a constant rate, arrivals per second. */
    static OpenLevel of(Settings settings, double ratePerS, Duration window, long seed) {
        return of(settings, RateProfile.constant(ratePerS, window), window, seed);
    }

    private static OpenLevel of(Settings settings, RateProfile rate, Duration window, long seed) {
        String arrivals = settings.choice("arrivals", List.of("constant", "poisson", "gamma", "weibull"));
        ArrivalSchedule schedule = schedule(rate, distances(settings, arrivals), seed);
        if (schedule.size() == 0) {
            throw new SettingsException(
                    "no arrival within " + window.toMillis() + " ms at " + rate + "/s: give a longer -Dduration");
        }
        return new OpenLevel(Series.open("rate=" + rate + "/s", rate.meanPerS(), arrivals), schedule);
    }

    private static ArrivalSchedule schedule(RateProfile rate, Distances distances, long seed) {
        try {
            return ArrivalSchedule.of(rate, distances, seed);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting 'rate': " + e.getMessage());
        }
    }

    private static Distances distances(Settings settings, String arrivals) {
        return switch (arrivals) {
            case "poisson" -> Distances.poisson();
            case "gamma" -> Distances.gamma(burstiness(settings, arrivals));
            case "weibull" -> Distances.weibull(burstiness(settings, arrivals));
            default -> Distances.constant();
        };
    }

    private static double burstiness(Settings settings, String arrivals) {
        return settings.optionalDecimal("burstiness", 0, MAX_BURSTINESS)
                .filter(shape -> shape >= MIN_BURSTINESS)
                .orElseThrow(() -> new SettingsException(
                        "arrivals=" + arrivals + " needs -Dburstiness from 0.1 to 1000: 1 is Poisson, 0.5 has bursts"));
    }

    /** Name of its series. */
    public String name() {
        return series.name();
    }
}
