package analysis.summary.load;

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
 * How the time until every user has a model grows with the number of users who pull and load at once: by the overall
 * duration, first start to last end.
 *
 * @param levels ascending, at least two; those in which something failed are left out: a failure may be quick
 */
public record ReadyScaling(List<Level> levels) {

    private static final double MS_PER_S = 1000;
    private static final double PERCENT = 100;

    /** A number of users, and how long they took all together. */
    public record Level(int users, double overallS) {}

    /** Within a run, or over several of one level each; empty without two levels to compare. */
    public static Optional<ReadyScaling> of(List<RunData> runs) {
        SortedMap<Integer, List<Double>> overallS = new TreeMap<>();
        for (RunData run : runs) {
            List<Series> declared =
                    run.info().series() == null ? List.of() : run.info().series();
            declared.stream()
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

    /** Of a series whose users get one model each, once: a user alone who goes through several waits for all of them. */
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

    /** Overall duration of the lowest level / that of {@code level}, percent: 100 if more users wait no longer. */
    public double efficiencyPct(Level level) {
        return PERCENT * lowest().overallS / level.overallS;
    }

    /** How many times as fast as the lowest level over and over again, for as many users: the number of users is the ideal. */
    public double speedUp(Level level) {
        return level.users * lowest().overallS / (lowest().users * level.overallS);
    }

    public ScalingRating rating(Level level) {
        return ScalingRating.of(efficiencyPct(level));
    }
}
