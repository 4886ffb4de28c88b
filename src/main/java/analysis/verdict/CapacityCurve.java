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
 * Objectives met by a server at each load of a run: a point per series, in order of load. Every model has to meet
 * every objective, by the bare figures: a search for the highest load asks at each step for the likelier of two answers, not
 * for proof.
 */
public record CapacityCurve(List<Point> points) {

    public CapacityCurve {
        points = List.copyOf(points);
    }

    /**
     * One load.
     *
     * @param series its name
     * @param level what came of it
     * @param met whether all objectives were met
     * @param figures for every objective, of every model
     */
    public record Point(String series, LoadLevel level, boolean met, List<Figure> figures) {}

    /**
     * What a model did for an objective.
     *
     * @param level {@link Level#PASS} if it is met, else {@link Level#FAIL} or, without a value, {@link Level#MISSING}
     * @param value in the unit of the objective's measure; absent if no generation has one
     */
    public record Figure(String model, Objective objective, Level level, OptionalDouble value) {}

    /** @param objectives at least one */
    public static CapacityCurve of(List<Objective> objectives, RunData run) {
        List<Point> points = new ArrayList<>();
        for (Series series : run.info().series()) {
            Load.of(series).ifPresent(load -> points.add(point(objectives, run, series.name(), load)));
        }
        points.sort(Comparator.comparing(point -> point.level().load()));
        return new CapacityCurve(points);
    }

    /** The point of one series; not met if it has no generation. */
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

    /** The highest load below every load that was too much; empty if the lowest already was. */
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

    /** The lowest load that was too much; empty if none was. */
    public Optional<Point> lowestNotMet() {
        return points.stream().filter(point -> !point.met()).findFirst();
    }
}
