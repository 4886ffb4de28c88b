package analysis.summary.load;

import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Levels that differ only in load, compared with the lowest: the gain and cost of more users or arrivals. If the lowest
 * level has several users, the ideal assumes that these do not slow each other down.
 *
 * @param model model of all levels
 * @param name model, with what distinguishes the sweep from others of the model
 * @param levels ascending, at least two
 */
public record LoadSweep(String model, String name, List<LoadLevel> levels) {

    private static final double PERCENT = 100;

    /** Sweeps over users, pooled per model where levels are the same, in the order of the run's models. */
    public static List<LoadSweep> byUsers(RunData data) {
        return of(Sweep.pooledByModel(Sweep.byUsers(data)), users -> Load.ofUsers(users.intValue()));
    }

    /** Sweeps over users, one for each length of prompt and answer. */
    public static List<LoadSweep> byUsersForEachWork(RunData data) {
        return of(Sweep.byUsers(data), users -> Load.ofUsers(users.intValue()));
    }

    /** Sweeps over arrivals per second, pooled per model. */
    public static List<LoadSweep> byRate(RunData data) {
        return of(Sweep.pooledByModel(Sweep.byRate(data)), Load::ofRate);
    }

    private static List<LoadSweep> of(List<Sweep> sweeps, Function<Double, Load> load) {
        return sweeps.stream()
                .map(sweep -> of(sweep.model(), sweep.name(), sweep.levels(), load))
                .filter(sweep -> sweep.levels.size() > 1)
                .toList();
    }

    /** Sweep of the levels that can be compared, which may be fewer than two. */
    public static LoadSweep of(
            String model, String name, Map<Double, List<CellData>> levels, Function<Double, Load> load) {
        return new LoadSweep(
                model,
                name,
                levels.entrySet().parallelStream()
                        .map(level -> LoadLevel.of(load.apply(level.getKey()), level.getValue()))
                        .filter(LoadLevel::isComparable)
                        .toList());
    }

    /** Of levels that pool several models, those that can be compared; perhaps fewer than two. */
    public static LoadSweep ofAll(String name, List<LoadLevel> levels) {
        return new LoadSweep(
                name, name, levels.stream().filter(LoadLevel::isComparable).toList());
    }

    public LoadLevel lowest() {
        return levels.get(0);
    }

    public LoadLevel highest() {
        return levels.get(levels.size() - 1);
    }

    /**
     * Measure of throughput: tokens, which do not depend on the length of answers, or requests if tokens are not
     * counted.
     */
    public Figure throughput() {
        boolean counted = levels.stream().allMatch(level -> level.value(Figure.SYSTEM_TOKENS_PER_S) > 0);
        return counted ? Figure.SYSTEM_TOKENS_PER_S : Figure.REQUESTS_PER_S;
    }

    /** {@code tokens/s} or {@code requests/s}: of {@link #throughput}. */
    public String unit() {
        return throughput() == Figure.REQUESTS_PER_S ? "requests/s" : "tokens/s";
    }

    /**
     * Scaling efficiency by {@link #throughput}, percent: gain in throughput / gain in load over the lowest level. 100
     * is linear.
     */
    public double efficiencyPct(LoadLevel level) {
        return efficiencyPct(level, throughput());
    }

    /** Scaling efficiency by another measure of throughput, percent. */
    public double efficiencyPct(LoadLevel level, Figure throughput) {
        return PERCENT
                * gain(level, throughput)
                * lowest().load().amount()
                / level.load().amount();
    }

    /** Rating of {@link #efficiencyPct}; worth little if that is {@linkplain #isOfFewSamples of few samples}. */
    public ScalingRating rating(LoadLevel level) {
        return ScalingRating.of(efficiencyPct(level));
    }

    /** Whether {@code level}, or the lowest that it is compared with, is too small to rate. */
    public boolean isOfFewSamples(LoadLevel level) {
        return !level.isEnoughToRate() || !lowest().isEnoughToRate();
    }

    /** Whether every level can be rated, so that it can be said which is best. */
    public boolean isRated() {
        return levels.stream().allMatch(LoadLevel::isEnoughToRate);
    }

    /**
     * Speed-up over users one after the other, by {@link #throughput}: 1 is no benefit, the number of users the ideal.
     */
    public double speedUp(LoadLevel level) {
        return efficiencyPct(level) / PERCENT * level.load().amount();
    }

    /** Value of {@code figure} as a multiple of the lowest level's. */
    public double gain(LoadLevel level, Figure figure) {
        return level.value(figure) / lowest().value(figure);
    }

    /**
     * Level beyond which more users cost more latency than they add throughput: that of the highest "power", throughput
     * / latency (Kleinrock, "Power and deterministic rules of thumb for probabilistic problems in computer
     * communications", ICC 1979).
     */
    public LoadLevel best() {
        return levels.stream()
                .max(Comparator.comparingDouble(
                        level -> level.value(Figure.REQUESTS_PER_S) / level.value(Quantity.LATENCY.mean())))
                .orElseThrow();
    }

    /** What the highest level costs, against the best. */
    public String beyondBest() {
        return String.format(
                Locale.ROOT,
                "from there to %s, %s change by %+.0f %% and the median latency by %+.0f %%",
                highest().users(),
                unit(),
                changePct(throughput()),
                changePct(Quantity.LATENCY.p50()));
    }

    private double changePct(Figure figure) {
        return PERCENT * (highest().value(figure) / best().value(figure) - 1);
    }
}
