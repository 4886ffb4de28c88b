package analysis.summary.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import run.Cell;

/**
 * When each cell of a run was active. A series may come back, as the phases of a soak test do: the time in which a cell had
 * nothing under way and another series began something is not its own. Idle time in which nothing else began stays: an open
 * profile waits for its next arrival.
 *
 * <p>Models that the users of a level ask in turn share the level's time. Over its own busy time a model's rate would fall as
 * users are added, since then it has company, and the scaling of every model would seem poor.
 */
public final class ActiveTime {

    private final long[] starts;
    private final Map<String, long[]> startsOfSeries = new HashMap<>();

    private ActiveTime(SortedMap<Cell, CellData> cells) {
        starts = starts(cells.values());
        Map<String, List<CellData>> bySeries = new HashMap<>();
        cells.forEach((cell, data) -> bySeries.computeIfAbsent(cell.series(), name -> new ArrayList<>())
                .add(data));
        bySeries.forEach((name, data) -> startsOfSeries.put(name, starts(data)));
    }

    /** The cells, each with the windows in which it was active. */
    public static SortedMap<Cell, CellData> of(SortedMap<Cell, CellData> cells) {
        if (cells.size() < 2) {
            return cells;
        }
        ActiveTime time = new ActiveTime(cells);
        SortedMap<Cell, CellData> active = new TreeMap<>();
        cells.forEach((cell, data) ->
                active.put(cell, data.generations() == 0 ? data : data.activeIn(time.windows(cell, data))));
        return active;
    }

    /** The cells of a run whose times are of no use, because a clock was set: active at no time that is known. */
    public static SortedMap<Cell, CellData> unknown(SortedMap<Cell, CellData> cells) {
        SortedMap<Cell, CellData> unknown = new TreeMap<>();
        cells.forEach((cell, data) -> unknown.put(cell, data.activeIn(List.of())));
        return unknown;
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

    /** Whether another series began something from {@code fromMs} to {@code toMs}, exclusive. */
    private boolean isInterrupted(Cell cell, long fromMs, long toMs) {
        return count(starts, fromMs, toMs) > count(startsOfSeries.get(cell.series()), fromMs, toMs);
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
