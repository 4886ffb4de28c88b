package analysis.verdict;

import analysis.stats.Metric;
import analysis.stats.PairedSamples;
import analysis.summary.comparison.GenerationPairs;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.RunInfo;
import run.RunInfo.Series;
import run.RunInfoBuilder;
import run.Side;

/**
 * Halves of an A/B run as two runs with equal series names, so that B can be judged with A as its baseline. Whatever affected both servers
 * at the time, such as a busy network or load generator, is in both halves and cancels out.
 *
 * @param a the generations of the server {@code baseUrl}
 * @param b those of the server {@code compareBaseUrl}
 * @param pairs by series, named without its side
 */
public record ServerComparison(RunData a, RunData b, SortedMap<Cell, GenerationPairs> pairs) {

    /** Whether {@code run} sent its generations to two servers. */
    public static boolean isIn(RunData run) {
        return run.cells().keySet().stream()
                .anyMatch(cell -> Side.of(cell.series()).isPresent());
    }

    /** Splits {@code run}; generations of neither side are left out. */
    public static ServerComparison of(RunData run) {
        return new ServerComparison(half(run, Side.A), half(run, Side.B), GenerationPairs.of(run));
    }

    Optional<PairedSamples> samples(Cell cell, Metric metric) {
        return Optional.ofNullable(pairs.get(cell)).map(both -> both.samples(metric));
    }

    private static RunData half(RunData run, Side side) {
        SortedMap<Cell, CellData> cells = new TreeMap<>();
        run.cells().forEach((cell, data) -> {
            if (Side.of(cell.series()).filter(side::equals).isPresent()) {
                cells.put(new Cell(cell.model(), side.strip(cell.series())), data);
            }
        });
        RunInfo info = run.info();
        List<Series> series = info.series() == null
                ? List.of()
                : info.series().stream()
                        .filter(s -> Side.of(s.name()).filter(side::equals).isPresent())
                        .map(s -> s.named(side.strip(s.name())))
                        .toList();
        RunInfo half = RunInfoBuilder.of(info)
                .series(series)
                .target(side == Side.A ? info.target() : compared(info))
                .build();
        return run.part(half, cells);
    }

    /**
     * Server B as the verdict sees it: with A's dialect and product, because comparing two kinds of servers is intended here. B's true
     * product is put into its version, where a difference is shown but not refused.
     */
    private static RunInfo.Target compared(RunInfo info) {
        RunInfo.Target a = info.target();
        RunInfo.Target b = info.compareTarget();
        if (a == null || b == null) {
            return a;
        }
        boolean sameProduct =
                a.product() == null ? b.product() == null : a.product().equals(b.product());
        String version = sameProduct ? b.version() : b.product() + (b.version() == null ? "" : " " + b.version());
        return new RunInfo.Target(b.baseUrl(), a.dialect(), a.product(), version, a.mock(), a.models());
    }
}
