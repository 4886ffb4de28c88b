package analysis.summary.comparison;

import analysis.stats.ChangePoints;
import analysis.stats.Distribution;
import analysis.stats.LinearTrend;
import analysis.summary.comparison.Change.Measured;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellOrder;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import run.Cell;
import run.RunInfo;

/**
 * Several runs side by side.
 *
 * @param runs at least two, in the order given; the first is the reference of all changes
 * @param rows every figure of every model and series that one of the runs has; failures only if there were any
 * @param scalings how each run's levels of users compare; runs of a single level each are put together
 * @param parities of the servers, if the runs were not all against one
 */
public record RunComparison(List<NamedRun> runs, List<Row> rows, List<Scaling> scalings, List<Parity> parities) {

    private static final double FALSE_STEPS = 0.05;
    private static final String EMBEDDED_MOCK = "the embedded mock server";

    /** A run and what it is called, the folder's name. */
    public record NamedRun(String name, RunData data) {}

    /**
     * One figure of one cell.
     *
     * @param values by run; absent if the run does not have it
     * @param overRuns average, extremes and deviation of the values; empty if no run has one
     * @param changes by run, against the first; empty for the first, and where one of the two has no value
     */
    public record Row(
            Cell cell,
            ComparedFigure figure,
            List<OptionalDouble> values,
            Optional<Distribution> overRuns,
            List<Optional<Change>> changes) {}

    /** @throws IllegalArgumentException for fewer than two runs */
    public static RunComparison of(List<NamedRun> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("a comparison needs at least two runs");
        }
        Set<Cell> cells = new LinkedHashSet<>();
        runs.forEach(run -> cells.addAll(CellOrder.of(run.data())));
        List<Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<Optional<Measured>> measured =
                    runs.stream().map(run -> measured(cell, run)).toList();
            for (ComparedFigure figure : ComparedFigure.values()) {
                Row row = row(cell, figure, measured);
                if (isCompared(figure, measured)
                        && row.overRuns.isPresent()
                        && !(figure == ComparedFigure.FAILED_PCT
                                && row.overRuns.get().max() == 0)) {
                    rows.add(row);
                }
            }
        }
        rows.addAll(together(runs));
        return new RunComparison(List.copyOf(runs), List.copyOf(rows), Scaling.of(runs), Parity.of(rows, nodes(runs)));
    }

    /** The time in which all models of a series were ready; what was done to each stands with its model. */
    private static List<Row> together(List<NamedRun> runs) {
        Set<Cell> cells = new LinkedHashSet<>();
        runs.forEach(run -> cells.addAll(run.data().together().keySet()));
        return cells.stream()
                .map(cell -> row(
                        cell,
                        ComparedFigure.OVERALL_P50,
                        runs.stream()
                                .map(run -> measured(run.data().together().get(cell)))
                                .toList()))
                .filter(row -> row.overRuns.isPresent())
                .toList();
    }

    /** What stands in for another figure is compared only where that one would have a gap and this one fills it. */
    private static boolean isCompared(ComparedFigure figure, List<Optional<Measured>> runs) {
        return figure.inPlaceOf()
                .map(usual -> runs.stream()
                        .anyMatch(run -> value(usual, run).isEmpty()
                                && value(figure, run).isPresent()))
                .orElse(true);
    }

    private static OptionalDouble value(ComparedFigure figure, Optional<Measured> run) {
        return run.map(figure::of).orElse(OptionalDouble.empty());
    }

    private static Row row(Cell cell, ComparedFigure figure, List<Optional<Measured>> runs) {
        List<OptionalDouble> values = new ArrayList<>();
        List<Optional<Change>> changes = new ArrayList<>(List.of(Optional.empty()));
        Optional<Measured> reference = runs.get(0);
        for (Optional<Measured> run : runs) {
            values.add(value(figure, run));
        }
        for (Optional<Measured> run : runs.subList(1, runs.size())) {
            changes.add(reference.flatMap(before -> run.flatMap(after -> Change.of(figure, before, after))));
        }
        double[] present =
                values.stream().flatMapToDouble(OptionalDouble::stream).toArray();
        return new Row(cell, figure, List.copyOf(values), Distribution.of(present), List.copyOf(changes));
    }

    private static Optional<Measured> measured(Cell cell, NamedRun run) {
        return measured(run.data().cells().get(cell));
    }

    private static Optional<Measured> measured(CellData cell) {
        return Optional.ofNullable(cell).map(data -> new Measured(data, Summary.of(List.of(data))));
    }

    /** Positions of the runs in the order of their start, for what is a matter of time. */
    public List<Integer> byStart() {
        return IntStream.range(0, runs.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer run) -> runs.get(run).data().info().start()))
                .toList();
    }

    /** How a figure moves from run to run in the order of time; empty unless at least three runs have it, and all do. */
    public Optional<LinearTrend> trend(Row row) {
        boolean complete = row.values().stream().allMatch(OptionalDouble::isPresent);
        return complete
                ? LinearTrend.of(byStart().stream()
                        .mapToDouble(run -> row.values().get(run).getAsDouble())
                        .toArray())
                : Optional.empty();
    }

    /**
     * Where a figure stepped to another level in the order of time; none unless all runs have it. All figures together have at
     * most {@value #FALSE_STEPS} steps where there are none, on average.
     */
    public List<LevelStep> steps(Row row) {
        List<Integer> order = byStart();
        if (!row.values().stream().allMatch(OptionalDouble::isPresent)) {
            return List.of();
        }
        double[] values = order.stream()
                .mapToDouble(run -> row.values().get(run).getAsDouble())
                .toArray();
        return ChangePoints.of(values, FALSE_STEPS / rows.size()).stream()
                .map(step -> new LevelStep(order.get(step.at()), step.change()))
                .toList();
    }

    /**
     * A step of a figure.
     *
     * @param run position of the first run of the new level
     * @param change from the level before to the new one, relative
     */
    public record LevelStep(int run, double change) {}

    /** Every figure that {@code run} and the first one both have, the worst change first. */
    public List<Changed> worstFirst(int run) {
        return rows.stream()
                .flatMap(row -> row.changes().get(run).map(change -> Changed.of(row, change)).stream())
                .sorted(Changed.WORST_FIRST)
                .toList();
    }

    /** The server under test of each run, empty if it was not told; a file that knows of none stands for a server of its own. */
    private static List<String> nodes(List<NamedRun> runs) {
        return runs.stream().map(run -> node(run)).toList();
    }

    /**
     * Embedded mocks are one server, whatever port each run gave its own. A file of generations that names none is of a node of its
     * own; nothing is known of the servers of a log.
     */
    private static String node(NamedRun run) {
        RunInfo info = run.data().info();
        RunInfo.Target target = info.target();
        if (target == null) {
            return run.data().counted() == Counted.REQUESTS ? "" : run.name();
        }
        if (target.baseUrl() == null) {
            return "";
        }
        return target.mock() && !info.settings().containsKey("baseUrl") ? EMBEDDED_MOCK : target.baseUrl();
    }
}
