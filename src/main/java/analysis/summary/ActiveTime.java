package analysis.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import run.Cell;
import run.RunInfo;

/**
 * When each cell of a run was active. A series may come back, as the phases of a soak test do, and models may take turns: the
 * time in which a cell had nothing under way and another one began something is not its own. Idle time in which nothing else
 * began stays: an open profile waits for its next arrival.
 *
 * <p>Users of a closed level wait for each answer, so whatever else they do, another model of the same series too, is no time
 * of the cell. Arrivals of an open series do not wait: only another series interrupts it.
 */
final class ActiveTime {

    private final long[] starts;
    private final Map<String, long[]> startsOfSeries = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    private ActiveTime(List<RunInfo.Series> series, SortedMap<Cell, CellData> cells) {
        starts = starts(cells.values());
        Map<String, List<CellData>> bySeries = new HashMap<>();
        cells.forEach((cell, data) -> bySeries.computeIfAbsent(cell.series(), name -> new ArrayList<>())
                .add(data));
        bySeries.forEach((name, data) -> startsOfSeries.put(name, starts(data)));
        if (series != null) {
            series.stream().filter(one -> one.users() != null).forEach(one -> closed.add(one.name()));
        }
    }

    /** The cells, each with the windows in which it was active. */
    static SortedMap<Cell, CellData> of(List<RunInfo.Series> series, SortedMap<Cell, CellData> cells) {
        if (cells.size() < 2) {
            return cells;
        }
        ActiveTime time = new ActiveTime(series, cells);
        SortedMap<Cell, CellData> active = new TreeMap<>();
        cells.forEach((cell, data) -> active.put(cell, data.activeIn(time.windows(cell, data))));
        return active;
    }

    private static long[] starts(Collection<CellData> cells) {
        return cells.stream()
                .flatMapToLong(cell -> LongStream.range(0, cell.generations()).map(row -> cell.startMs((int) row)))
                .sorted()
                .toArray();
    }

    private List<Window> windows(Cell cell, CellData data) {
        List<Window> windows = new ArrayList<>();
        long from = data.startMs(0);
        long to = data.endMs(0);
        for (int row = 1; row < data.generations(); row++) {
            long start = data.startMs(row);
            if (start > to && isInterrupted(cell, to, start)) {
                windows.add(new Window(from, to));
                from = start;
            }
            to = Math.max(to, data.endMs(row));
        }
        windows.add(new Window(from, to));
        return windows;
    }

    /** Whether something else began from {@code fromMs} to {@code toMs}, exclusive; the cell itself began nothing then. */
    private boolean isInterrupted(Cell cell, long fromMs, long toMs) {
        long begun = count(starts, fromMs, toMs);
        long own = closed.contains(cell.series()) ? 0 : count(startsOfSeries.get(cell.series()), fromMs, toMs);
        return begun > own;
    }

    private static long count(long[] sorted, long fromMs, long toMs) {
        return (long) firstFrom(sorted, toMs) - firstFrom(sorted, fromMs);
    }

    /** Position of the first that is not before {@code ms}. */
    private static int firstFrom(long[] sorted, long ms) {
        int found = Arrays.binarySearch(sorted, ms);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && sorted[found - 1] == ms) {
            found--;
        }
        return found;
    }
}
