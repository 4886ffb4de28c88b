package analysis.verdict;

import analysis.summary.load.Load;
import analysis.summary.load.LoadLevel;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.policy.Objective;
import analysis.verdict.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo.Series;

/**
 * Capacity of a server: which objectives it met at each load of a run. There is one point per series, in order of load. Every model has to
 * meet every objective, without a significance test: a search for the highest load needs the likelier answer at each step, not proof.
 */
public record CapacityCurve(List<Point> points) {

    public CapacityCurve {
        points = List.copyOf(points);
    }

    /**
     * Result at one load.
     * @param series name of the series
     * @param level load and the figures reached at it
     * @param met whether every objective was met
     * @param figures one per objective and model
     */
    public record Point(String series, LoadLevel level, boolean met, List<Figure> figures) {}

    /**
     * Figure of one model held against one objective.
     *
     * @param level {@link Level#PASS} if it is met, else {@link Level#FAIL} or, without a value, {@link Level#MISSING}
     * @param value in the unit of the objective's measure; absent if no generation has one
     */
    public record Figure(String model, Objective objective, Level level, OptionalDouble value) {}

    /** Curve of all series of {@code run} that have a load, against at least one objective. */
    public static CapacityCurve of(List<Objective> objectives, RunData run) {
        List<Point> points = new ArrayList<>();
        for (Series series : run.info().series()) {
            Load.of(series).ifPresent(load -> points.add(point(objectives, run, series.name(), load)));
        }
        points.sort(Comparator.comparing(point -> point.level().load()));
        return new CapacityCurve(points);
    }

    /** Point of one series; not met if the series has no generations. */
    public static Point point(List<Objective> objectives, RunData run, String series, Load load) {
        SortedMap<Cell, CellData> cells = new TreeMap<>();
        run.cells().forEach((cell, data) -> {
            if (cell.series().equals(series)) {
                cells.put(cell, data);
            }
        });
        RunData only = run.part(run.info(), cells);
        List<Figure> figures = new ObjectiveCheck(
                        Policy.standard().withObjectives(objectives), true, only, Optional.empty())
                .held().stream()
                        .map(held -> new Figure(
                                held.finding().subject().model(),
                                held.objective(),
                                held.finding().level(),
                                held.finding().current()))
                        .toList();
        boolean met = !figures.isEmpty() && figures.stream().allMatch(f -> f.level() == Level.PASS);
        return new Point(series, LoadLevel.of(load, List.copyOf(cells.values())), met, figures);
    }

    /** Highest load below the first one that missed an objective; empty if the lowest load already did. */
    public Optional<Point> highestMet() {
        Optional<Point> highest = Optional.empty();
        for (Point point : points) {
            if (!point.met()) {
                break;
            }
            highest = Optional.of(point);
        }
        return highest;
    }

    /** Lowest load that missed an objective; empty if none did. */
    public Optional<Point> lowestNotMet() {
        return points.stream().filter(point -> !point.met()).findFirst();
    }
}
