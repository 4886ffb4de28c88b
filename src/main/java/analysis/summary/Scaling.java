package analysis.summary;

import analysis.run.Cell;
import analysis.run.RunInfo;
import analysis.summary.RunComparison.NamedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /** What stays the same while the users change. */
    private record Workload(String model, RunInfo.Series series) {}

    private record Point(int run, int users, Throughput throughput) {}

    /** The sweep of each run that has several levels; the runs with one level each make one sweep together. */
    static List<Scaling> of(List<NamedRun> runs) {
        List<Scaling> scalings = new ArrayList<>();
        Map<Workload, List<Point>> single = new LinkedHashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            points(run, runs.get(run).data()).forEach((workload, points) -> {
                if (levels(points) > 1) {
                    scalings.add(scaling(workload, points));
                } else {
                    single.computeIfAbsent(workload, w -> new ArrayList<>()).addAll(points);
                }
            });
        }
        single.forEach((workload, points) -> {
            if (levels(points) > 1) {
                scalings.add(scaling(workload, points));
            }
        });
        return List.copyOf(scalings);
    }

    private static long levels(List<Point> points) {
        return points.stream().mapToInt(Point::users).distinct().count();
    }

    private static Map<Workload, List<Point>> points(int run, RunData data) {
        Map<Workload, List<Point>> points = new LinkedHashMap<>();
        for (Cell cell : CellOrder.of(data)) {
            Optional<RunInfo.Series> series = seriesOf(cell, data.info()).filter(s -> s.users() != null);
            Optional<Throughput> throughput =
                    Throughput.of(List.of(data.cells().get(cell))).filter(t -> t.requestsPerS() > 0);
            if (series.isPresent() && throughput.isPresent()) {
                points.computeIfAbsent(workload(cell, series.get()), w -> new ArrayList<>())
                        .add(new Point(run, series.get().users(), throughput.get()));
            }
        }
        return points;
    }

    private static Optional<RunInfo.Series> seriesOf(Cell cell, RunInfo info) {
        return info.series() == null
                ? Optional.empty()
                : info.series().stream()
                        .filter(series -> cell.series().equals(series.name()))
                        .findFirst();
    }

    private static Workload workload(Cell cell, RunInfo.Series series) {
        return new Workload(
                cell.model(),
                new RunInfo.Series(
                        null,
                        null,
                        series.ratePerS(),
                        series.arrivals(),
                        series.promptCharacters(),
                        series.promptTokens(),
                        series.outputTokens()));
    }

    private static Scaling scaling(Workload workload, List<Point> points) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingInt(Point::users)).toList();
        return new Scaling(
                points.stream().map(Point::run).distinct().toList(),
                workload.model,
                sorted.stream().map(point -> level(sorted.get(0), point)).toList());
    }

    private static Level level(Point base, Point point) {
        double userS = point.users / point.throughput.requestsPerS();
        // With more than one user at the base, the ideal is that the base's users do not disturb each other.
        double singleUserS = base.users / base.throughput.requestsPerS();
        OptionalDouble tokens = point.throughput.tokensPerS();
        OptionalDouble baseTokens = base.throughput.tokensPerS();
        return new Level(
                point.users,
                userS,
                point.users * singleUserS / userS,
                singleUserS / userS,
                tokens.isPresent() && baseTokens.isPresent()
                        ? OptionalDouble.of(
                                tokens.getAsDouble() * base.users / (baseTokens.getAsDouble() * point.users))
                        : OptionalDouble.empty());
    }
}
