package analysis.verdict;

import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.Policy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Setting that gives a run more generations. A run's description lists settings that had no effect, too, so the one that determined its
 * number of generations is inferred from the counts.
 */
public final class MoreGenerations {

    /** Recommended generations per series while the noise is not known yet. */
    public static final int TO_BEGIN_WITH = 200;

    private static final int ROUND_FROM = 50;

    private MoreGenerations() {}

    /** Option that gives each series and model of {@code run} this many generations, such as {@code -Drequests=800}; empty if unknown. */
    public static Optional<String> option(RunData run, long perCell) {
        int fewest = run.cells().values().stream()
                .mapToInt(CellData::generations)
                .min()
                .orElse(0);
        Map<String, String> settings = run.info().settings();
        if (fewest == 0 || settings == null) {
            return Optional.empty();
        }
        double factor = (double) perCell / fewest;
        return count(settings, "requests")
                .filter(requests -> isCountOfEachLevel(run, requests))
                .map(requests -> "-Drequests=" + rounded(requests * factor))
                .or(() -> count(settings, "measurementRuns")
                        .filter(runs ->
                                runs * count(settings, "concurrentRequests").orElse(1) == fewest)
                        .map(runs -> "-DmeasurementRuns=" + rounded(runs * factor)))
                .or(() -> count(settings, "iterations").map(runs -> "-Diterations=" + rounded(runs * factor)));
    }

    private static boolean isCountOfEachLevel(RunData run, int requests) {
        Map<String, Integer> levels = new TreeMap<>();
        run.cells().forEach((cell, data) -> levels.merge(cell.series(), data.generations(), Integer::sum));
        return levels.values().stream().allMatch(count -> count == requests);
    }

    private static Optional<Integer> count(Map<String, String> settings, String key) {
        String value = settings.get(key);
        return value != null && value.matches("[1-9]\\d{0,8}")
                ? Optional.of(Integer.parseInt(value))
                : Optional.empty();
    }

    private static long rounded(double count) {
        long up = (long) Math.ceil(count);
        return up < ROUND_FROM ? up : (up + 9) / 10 * 10;
    }

    /**
     * Message at the end of a run that is too small for any verdict, with the option to use instead. A series of pulls and loads is judged
     * by those, however few its generations.
     *
     * @return empty if every series has the generations that {@code policy} needs, if the run was a quick one, or if more would not
     *     help because most of a series failed
     */
    public static Optional<String> tooFew(RunData run, Policy policy) {
        OptionalInt fewest = fewest(run);
        if (fewest.isEmpty()
                || fewest.getAsInt() >= policy.minimumSamples()
                || run.info().quick()
                || run.cells().values().stream().anyMatch(cell -> 2 * cell.ok() < cell.generations())) {
            return Optional.empty();
        }
        return option(run, TO_BEGIN_WITH)
                .map(option -> String.format(
                        Locale.ROOT,
                        "Too few generations for a verdict: the smallest series has %s, and a figure needs"
                                + " %d. Run it again with %s",
                        run.counted().of(fewest.getAsInt()),
                        policy.minimumSamples(),
                        option));
    }

    /** Successful generations of the smallest series that is judged by its generations; absent if there is none. */
    static OptionalInt fewest(RunData run) {
        return run.cells().values().stream()
                .filter(cell -> cell.operations().count() == 0)
                .mapToInt(CellData::ok)
                .min();
    }

    /** Advice that names the {@link #option} if it is known. */
    public static String advice(RunData run, long perCell) {
        return option(run, perCell)
                .map(option -> "Run it with " + option + " for " + perCell + " in each series.")
                .orElse("Give each series " + perCell + " " + run.counted().many() + ".");
    }
}
