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
 * Comparison of several runs. * @param runs at least two, in the order given; changes refer to the first
 * @param rows every figure of every model and series of any run; failures only if there were any
 * @param scalings scaling of each run over its levels of users; runs of a single level each are combined
 * @param parities parities of the servers, if there are several
 */
public record RunComparison(List<NamedRun> runs, List<Row> rows, List<Scaling> scalings, List<Parity> parities) {

    private static final double FALSE_STEPS = 0.05;
    private static final String EMBEDDED_MOCK = "the embedded mock server";

    /** Run with its name, that of its folder. */
    public record NamedRun(String name, RunData data) {}

    /**
     * Figure of one cell over all runs. * @param values value of each run; absent if it has none
     * @param overRuns distribution of the values; empty if no run has one
     * @param changes change of each run from the first; empty for the first and where a value is missing
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

    /** Rows of the time until all models of a series were ready; operations on each model are in its own rows. */
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

    /** Whether a figure is compared: a substitute only if some run lacks the usual figure and has this one. */
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

    /** Positions of the runs in order of their start. */
    public List<Integer> byStart() {
        return IntStream.range(0, runs.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer run) -> runs.get(run).data().info().start()))
                .toList();
    }

    /** Trend of a figure over the runs in order of time; empty unless there are three or more and all have it. */
    public Optional<LinearTrend> trend(Row row) {
        boolean complete = row.values().stream().allMatch(OptionalDouble::isPresent);
        return complete
                ? LinearTrend.of(byStart().stream()
                        .mapToDouble(run -> row.values().get(run).getAsDouble())
                        .toArray())
                : Optional.empty();
    }

    /**
     * Steps of a figure to another level in order of time; empty unless all runs have it. Over all figures together, at
     * most {@value #FALSE_STEPS} false steps are expected.
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
     * Step of a figure to another level. * @param run position of the first run of the new level
     * @param change relative change from the old level to the new one
     */
    public record LevelStep(int run, double change) {}

    /** Changes of all figures that {@code run} shares with the first run, worst first. */
    public List<Changed> worstFirst(int run) {
        return rows.stream()
                .flatMap(row -> row.changes().get(run).map(change -> Changed.of(row, change)).stream())
                .sorted(Changed.WORST_FIRST)
                .toList();
    }

    /** Node of each run, see {@link #node}. */
    private static List<String> nodes(List<NamedRun> runs) {
        return runs.stream().map(RunComparison::node).toList();
    }

    /**
     * Server under test; empty if unknown, as for a log. All embedded mocks are one server, whatever their port; a file
     * of generations without a description counts as a server of its own.
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
