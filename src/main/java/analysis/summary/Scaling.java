package analysis.summary;

import analysis.summary.RunComparison.NamedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the work done grows with the number of users, for levels that differ in nothing else.
 *
 * @param runs position of the run in the comparison; of single-level runs put together, of all of them
 * @param model the model
 * @param levels by users, ascending; the first is the base of the others
 */
public record Scaling(List<Integer> runs, String model, List<Level> levels) {

    /**
     * One number of users.
     *
     * @param users concurrent users of a closed profile
     * @param userS what the older suite calls the overall duration, per generation: how long all users together take to
     *     finish one generation each, s. Measured window x users / successful generations
     * @param speedUp against doing the same serially, as the older suite has it: users x single-user time / overall
     *     duration. 1 is no benefit, the number of users the ideal
     * @param efficiency (users x single-user time) / (users x overall duration), 0 to 1: the older suite's formula by that
     *     name, so speed-up / users
     * @param tokenEfficiency system tokens/s / (users x those of one user): the same when all answers are as long
     */
    public record Level(int users, double userS, double speedUp, double efficiency, OptionalDouble tokenEfficiency) {

        /** The older suite's word for {@link #efficiency}. */
        public String rating() {
            if (efficiency > 0.7) {
                return "excellent";
            }
            if (efficiency >= 0.5) {
                return "good";
            }
            return efficiency >= 0.3 ? "acceptable, some contention" : "poor, bottleneck present";
        }
    }

    /** The cells of some runs at each number of users. */
    private record Levels(SortedSet<Integer> runs, SortedMap<Double, List<CellData>> cells) {

        Levels() {
            this(new TreeSet<>(), new TreeMap<>());
        }

        Levels add(int run, SortedMap<Double, List<CellData>> others) {
            runs.add(run);
            others.forEach((users, some) ->
                    cells.computeIfAbsent(users, key -> new ArrayList<>()).addAll(some));
            return this;
        }
    }

    /** The sweep of each run that has several levels; the runs with one level each make one sweep together. */
    static List<Scaling> of(List<NamedRun> runs) {
        List<Scaling> scalings = new ArrayList<>();
        Map<Sweep.Work, Levels> single = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            Sweep.userLevels(runs.get(run).data()).forEach((work, levels) -> {
                if (levels.size() > 1) {
                    scaling(work, new Levels().add(run, levels)).ifPresent(scalings::add);
                } else {
                    single.computeIfAbsent(work, w -> new Levels()).add(run, levels);
                }
            });
        }
        single.forEach((work, levels) -> scaling(work, levels).ifPresent(scalings::add));
        return List.copyOf(scalings);
    }

    private static Optional<Scaling> scaling(Sweep.Work work, Levels levels) {
        SortedMap<Integer, Throughput> carried = new TreeMap<>();
        levels.cells.forEach((users, cells) -> Throughput.of(cells)
                .filter(throughput -> throughput.requestsPerS() > 0)
                .ifPresent(throughput -> carried.put(users.intValue(), throughput)));
        if (carried.size() < 2) {
            return Optional.empty();
        }
        int lowest = carried.firstKey();
        return Optional.of(new Scaling(
                List.copyOf(levels.runs),
                work.model(),
                carried.entrySet().stream()
                        .map(level -> level(lowest, carried.get(lowest), level.getKey(), level.getValue()))
                        .toList()));
    }

    /** With more than one user at the base, the ideal is that the base's users do not disturb each other. */
    private static Level level(int baseUsers, Throughput base, int users, Throughput carried) {
        double userS = users / carried.requestsPerS();
        double singleUserS = baseUsers / base.requestsPerS();
        OptionalDouble tokens = carried.tokensPerS();
        OptionalDouble baseTokens = base.tokensPerS();
        return new Level(
                users,
                userS,
                users * singleUserS / userS,
                singleUserS / userS,
                tokens.isPresent() && baseTokens.isPresent()
                        ? OptionalDouble.of(tokens.getAsDouble() * baseUsers / (baseTokens.getAsDouble() * users))
                        : OptionalDouble.empty());
    }
}
