package analysis.summary;

import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.CellDataBuilder;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import analysis.summary.samples.Window;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import run.Outcome;

/**
 * The tenth of a run with the most requests under way: what a log tells of its highest load, as it does not name its levels.
 */
final class BusiestTenth {

    private static final int PARTS = 10;

    /** Times the quietest tenth: less is no other level. */
    private static final double VARIED = 1.5;

    private final Collection<CellData> cells;
    private final Window whole;
    private final double partMs;

    private BusiestTenth(Collection<CellData> cells, Window whole) {
        this.cells = cells;
        this.whole = whole;
        this.partMs = (double) whole.lengthMs() / PARTS;
    }

    /** The successful requests that began in it; empty if the load hardly varied, or the run says which server it is of. */
    static Optional<Summary> of(RunData data) {
        if (data.counted() != Counted.REQUESTS || data.info().target() != null) {
            return Optional.empty();
        }
        return data.cells().values().stream()
                .flatMap(cell -> cell.windows().stream())
                .reduce(Window::around)
                .filter(run -> run.lengthMs() >= PARTS)
                .flatMap(run -> new BusiestTenth(data.cells().values(), run).find());
    }

    /** The first and the last tenth are ramps. */
    private Optional<Summary> find() {
        double[] load = underWay();
        int busiest = 1;
        double quietest = load[1];
        for (int part = 1; part < PARTS - 1; part++) {
            busiest = load[part] > load[busiest] ? part : busiest;
            quietest = Math.min(quietest, load[part]);
        }
        return load[busiest] < VARIED * quietest ? Optional.empty() : Optional.of(begunIn(busiest));
    }

    /** Requests under way in each tenth, mean. */
    private double[] underWay() {
        double[] busyMs = new double[PARTS];
        for (CellData cell : cells) {
            for (int row = 0; row < cell.generations(); row++) {
                double start = cell.startMs(row) - whole.startMs();
                double end = cell.endMs(row) - whole.startMs();
                for (int part = partOf(start); part <= partOf(end); part++) {
                    busyMs[part] += Math.max(0, Math.min(end, (part + 1) * partMs) - Math.max(start, part * partMs));
                }
            }
        }
        return Arrays.stream(busyMs).map(ms -> ms / partMs).toArray();
    }

    private int partOf(double sinceStartMs) {
        return (int) Math.min(PARTS - 1, sinceStartMs / partMs);
    }

    private Summary begunIn(int part) {
        CellDataBuilder requests = new CellDataBuilder(false);
        for (CellData cell : cells) {
            for (int row = 0; row < cell.generations(); row++) {
                if (cell.isOk(row) && partOf(cell.startMs(row) - whole.startMs()) == part) {
                    requests.add(cell.startMs(row), Outcome.OK, "", Double.NaN, cell.value(Metric.LATENCY_MS, row));
                }
            }
        }
        return Summary.of(List.of(requests.build(Counted.REQUESTS)));
    }
}
