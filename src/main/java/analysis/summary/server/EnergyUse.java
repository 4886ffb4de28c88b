package analysis.summary.server;

import static run.Units.MS_PER_S;

import analysis.summary.samples.ResourceSeries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import run.Resource;

/**
 * Energy used by all GPUs while a series ran. The counter is sampled, so the true value lies between its increase from
 * the first to the last reading within the series and that from the last before to the first after; the estimate
 * interpolates linearly.
 *
 * @param joules estimate, J
 * @param lowJoules lower bound, J
 * @param highJoules upper bound, J; infinite without readings on both sides
 * @param seconds time from the first start to the last end
 * @param tokens output tokens of successful generations
 */
public record EnergyUse(
        String series, double joules, double lowJoules, double highJoules, double seconds, long tokens) {

    /** Widest distance of the bounds, as a share of the estimate, that still says something. */
    private static final double MAX_WIDTH = 0.5;

    /** Energy of a series; empty if no counter was sampled. */
    static Optional<EnergyUse> of(SeriesWindow window, List<ResourceSeries> resources) {
        List<ResourceSeries> counters = resources.stream()
                .filter(series -> series.resource() == Resource.ENERGY_JOULES)
                .toList();
        long start = window.startMs();
        long end = window.endMs();
        return counters.isEmpty()
                ? Optional.empty()
                : Optional.of(new EnergyUse(
                        window.series(),
                        counters.stream()
                                .mapToDouble(
                                        counter -> counter.increase(start, end).orElse(0))
                                .sum(),
                        counters.stream()
                                .mapToDouble(counter -> within(counter, start, end))
                                .sum(),
                        counters.stream()
                                .mapToDouble(counter -> around(counter, start, end))
                                .sum(),
                        (end - start) / MS_PER_S,
                        window.cells().stream()
                                .mapToLong(cell -> cell.tokens().output())
                                .sum()));
    }

    private static double within(ResourceSeries counter, long startMs, long endMs) {
        return counter.between(startMs, endMs)
                .map(inner -> inner.increase(startMs(inner), endMs(inner)).orElse(0))
                .orElse(0.0);
    }

    private static double around(ResourceSeries counter, long startMs, long endMs) {
        Optional<ResourceSeries> before = counter.between(Long.MIN_VALUE, startMs);
        Optional<ResourceSeries> after = counter.between(endMs, Long.MAX_VALUE);
        return before.isEmpty() || after.isEmpty()
                ? Double.POSITIVE_INFINITY
                : counter.increase(endMs(before.get()), startMs(after.get())).orElse(Double.POSITIVE_INFINITY);
    }

    private static long startMs(ResourceSeries series) {
        return series.timesMs()[0];
    }

    private static long endMs(ResourceSeries series) {
        return series.timesMs()[series.timesMs().length - 1];
    }

    /** Whether the bounds are narrow enough to attribute the energy to the series. */
    public boolean isAttributable() {
        return joules > 0 && tokens > 0 && highJoules - lowJoules <= MAX_WIDTH * joules;
    }

    /** Estimate per output token, J; empty, like the bounds, if it is not attributable. */
    public OptionalDouble joulesPerToken() {
        return perToken(joules);
    }

    public OptionalDouble lowJoulesPerToken() {
        return perToken(lowJoules);
    }

    public OptionalDouble highJoulesPerToken() {
        return perToken(highJoules);
    }

    /** Mean power, W; empty if the energy is not attributable. */
    public OptionalDouble watts() {
        return isAttributable() && seconds > 0 ? OptionalDouble.of(joules / seconds) : OptionalDouble.empty();
    }

    private OptionalDouble perToken(double energy) {
        return isAttributable() ? OptionalDouble.of(energy / tokens) : OptionalDouble.empty();
    }
}
