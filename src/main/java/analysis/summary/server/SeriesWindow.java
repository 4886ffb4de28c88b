package analysis.summary.server;

import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time in which a series had the server to itself, so that the server's counters belong to it, over all its models.
 *
 * @param startMs start of its first generation, epoch ms
 * @param endMs end of its last generation, epoch ms
 */
record SeriesWindow(String series, List<CellData> cells, long startMs, long endMs) {

    /** Windows of the series that overlap no other, in the order of the run. */
    static List<SeriesWindow> of(RunData data) {
        Map<String, List<CellData>> bySeries = new LinkedHashMap<>();
        data.cells()
                .forEach((cell, samples) -> bySeries.computeIfAbsent(cell.series(), name -> new ArrayList<>())
                        .add(samples));
        List<SeriesWindow> all = new ArrayList<>();
        bySeries.forEach((series, cells) -> of(series, cells).ifPresent(all::add));
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> other != one && one.overlaps(other)))
                .sorted((a, b) -> Long.compare(a.startMs, b.startMs))
                .toList();
    }

    private static Optional<SeriesWindow> of(String series, List<CellData> cells) {
        Optional<Instant> start =
                cells.stream().flatMap(cell -> cell.firstStart().stream()).min(Instant::compareTo);
        Optional<Instant> end =
                cells.stream().flatMap(cell -> cell.lastEnd().stream()).max(Instant::compareTo);
        return start.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : Optional.of(new SeriesWindow(
                        series, cells, start.get().toEpochMilli(), end.get().toEpochMilli()));
    }

    private boolean overlaps(SeriesWindow other) {
        return startMs < other.endMs && other.startMs < endMs;
    }
}
