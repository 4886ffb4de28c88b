package analysis.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Levels of load that differ in nothing else: what more users or arrivals bring and cost, against the lowest level. With more
 * than one user at the lowest level, the ideal is that these do not disturb each other.
 *
 * @param model of all levels
 * @param name the model, with what tells the sweep from others of the model
 * @param levels ascending, at least two
 */
public record LoadSweep(String model, String name, List<LoadLevel> levels) {

    private static final double PERCENT = 100;

    /** Sweeps over users, those of a model with the same levels pooled, in the order of the run's models. */
    public static List<LoadSweep> byUsers(RunData data) {
        return of(Sweep.pooledByModel(Sweep.byUsers(data)), users -> Load.ofUsers(users.intValue()));
    }

    /** The same for each length of prompt and answer on its own. */
    public static List<LoadSweep> byUsersForEachWork(RunData data) {
        return of(Sweep.byUsers(data), users -> Load.ofUsers(users.intValue()));
    }

    /** Sweeps over arrivals per second, pooled likewise. */
    public static List<LoadSweep> byRate(RunData data) {
        return of(Sweep.pooledByModel(Sweep.byRate(data)), Load::ofRate);
    }

    private static List<LoadSweep> of(List<Sweep> sweeps, Function<Double, Load> load) {
        return sweeps.stream()
                .map(sweep -> of(sweep.model(), sweep.name(), sweep.levels(), load))
                .filter(sweep -> sweep.levels.size() > 1)
                .toList();
    }

    /** With the levels that can be compared, so perhaps fewer than two. */
    static LoadSweep of(String model, String name, Map<Double, List<CellData>> levels, Function<Double, Load> load) {
        return new LoadSweep(
                model,
                name,
                levels.entrySet().parallelStream()
                        .map(level -> LoadLevel.of(load.apply(level.getKey()), level.getValue()))
                        .filter(LoadLevel::isComparable)
                        .toList());
    }

    public LoadLevel lowest() {
        return levels.get(0);
    }

    public LoadLevel highest() {
        return levels.get(levels.size() - 1);
    }

    /** What throughput is measured in: tokens, which do not depend on how long answers are, or requests if tokens are not counted. */
    public Figure throughput() {
        boolean counted = levels.stream().allMatch(level -> level.value(Figure.SYSTEM_TOKENS_PER_S) > 0);
        return counted ? Figure.SYSTEM_TOKENS_PER_S : Figure.REQUESTS_PER_S;
    }

    /** Scaling efficiency, percent: {@link #throughput} / (times the load of the lowest level x its throughput). 100 is linear. */
    public double efficiencyPct(LoadLevel level) {
        return efficiencyPct(level, throughput());
    }

    /** The same by a throughput of choice. */
    public double efficiencyPct(LoadLevel level, Figure throughput) {
        return PERCENT
                * gain(level, throughput)
                * lowest().load().amount()
                / level.load().amount();
    }

    public ScalingRating rating(LoadLevel level) {
        return ScalingRating.of(efficiencyPct(level));
    }

    /** How many times as fast as one user after the other, by {@link #throughput}: 1 is no benefit, the number of users the ideal. */
    public double speedUp(LoadLevel level) {
        return efficiencyPct(level) / PERCENT * level.load().amount();
    }

    /** {@code figure} as a multiple of the lowest level's. */
    public double gain(LoadLevel level, Figure figure) {
        return level.value(figure) / lowest().value(figure);
    }

    /**
     * The level beyond which more users cost more latency than they bring throughput: that of the highest "power",
     * throughput / latency (Kleinrock, "Power and deterministic rules of thumb for probabilistic problems in computer
     * communications", ICC 1979).
     */
    public LoadLevel best() {
        return levels.stream()
                .max(Comparator.comparingDouble(
                        level -> level.value(Figure.REQUESTS_PER_S) / level.value(Quantity.LATENCY.mean())))
                .orElseThrow();
    }
}
