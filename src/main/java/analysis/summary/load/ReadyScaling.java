package analysis.summary.load;

import static run.Units.MS_PER_S;

import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOperations;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * Scaling of the time until every user has a model with the number of users who pull and load at once, by the overall
 * duration from first start to last end.
 *
 * @param levels ascending, at least two, without those that had a failure, which may be quick
 */
public record ReadyScaling(List<Level> levels) {

    private static final double PERCENT = 100;

    /** Number of users with their overall duration. */
    public record Level(int users, double overallS) {}

    /** Scaling within a run or over several runs; empty without two levels to compare. */
    public static Optional<ReadyScaling> of(List<RunData> runs) {
        SortedMap<Integer, List<Double>> overallS = new TreeMap<>();
        for (RunData run : runs) {
            run.info().series().stream()
                    .filter(series -> series.users() != null)
                    .forEach(series -> overallS(run, series)
                            .ifPresent(seconds -> overallS.computeIfAbsent(series.users(), users -> new ArrayList<>())
                                    .add(seconds)));
        }
        return overallS.size() < 2 ? Optional.empty() : Optional.of(of(overallS));
    }

    private static ReadyScaling of(SortedMap<Integer, List<Double>> overallS) {
        List<Level> levels = new ArrayList<>();
        overallS.forEach((users, seconds) -> levels.add(
                new Level(users, seconds.stream().mapToDouble(s -> s).average().orElseThrow())));
        return new ReadyScaling(List.copyOf(levels));
    }

    /**
     * Overall duration of a series in which each user loads one model once; a user who loads several waits for all of
     * them.
     */
    private static Optional<Double> overallS(RunData run, Series series) {
        List<LifecycleEvent> events = run.cells().entrySet().stream()
                .filter(cell -> cell.getKey().series().equals(series.name()))
                .map(Map.Entry<Cell, CellData>::getValue)
                .flatMap(cell -> cell.operations().events().stream())
                .toList();
        boolean once = events.stream()
                        .filter(event -> event.operation() == Operation.COLD_LOAD)
                        .count()
                <= series.users();
        boolean ok = events.stream().allMatch(event -> event.outcome().isOk());
        return once && ok
                ? CellOperations.overallMs(events).stream()
                        .mapToObj(ms -> ms / MS_PER_S)
                        .filter(seconds -> seconds > 0)
                        .findFirst()
                : Optional.empty();
    }

    public Level lowest() {
        return levels.get(0);
    }

    /** Overall duration of the lowest level / that of {@code level}, percent: 100 if more users do not wait longer. */
    public double efficiencyPct(Level level) {
        return PERCENT * lowest().overallS / level.overallS;
    }

    /** Speed-up over repeating the lowest level for as many users; the number of users is the ideal. */
    public double speedUp(Level level) {
        return level.users * lowest().overallS / (lowest().users * level.overallS);
    }

    public ScalingRating rating(Level level) {
        return ScalingRating.of(efficiencyPct(level));
    }
}
