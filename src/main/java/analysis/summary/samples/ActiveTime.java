package analysis.summary.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Cell;
import run.Side;

/**
 * Active windows of the cells of a run. A series may recur, as the phases of a soak test do, so a gap in which another
 * series started generations is not part of its active time. A gap in which nothing started is: an open profile waits
 * for its next arrival.
 *
 * <p>Models that the users of a level ask in turn share the level's time: over its own busy time each model's rate
 * would fall as users are added, and its scaling would seem poor.
 */
public final class ActiveTime {

    private final SortedMap<Cell, CellData> cells;

    private ActiveTime(SortedMap<Cell, CellData> cells) {
        this.cells = cells;
    }

    /** Copies of the cells with their active windows. */
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

    /** Copies of the cells without any active window, for a run whose times are useless because a clock was set. */
    public static SortedMap<Cell, CellData> unknown(SortedMap<Cell, CellData> cells) {
        SortedMap<Cell, CellData> unknown = new TreeMap<>();
        cells.forEach((cell, data) -> unknown.put(cell, data.activeIn(List.of())));
        return unknown;
    }

    private List<Window> windows(Cell cell, CellData data) {
        List<CellData> others = cells.entrySet().stream()
                .filter(other -> !level(other.getKey()).equals(level(cell)))
                .map(Map.Entry::getValue)
                .filter(other -> other.generations() > 0)
                .toList();
        Optional<CellData> otherServer = cells.entrySet().stream()
                .filter(other -> other.getKey().model().equals(cell.model())
                        && !other.getKey().equals(cell)
                        && level(other.getKey()).equals(level(cell)))
                .map(Map.Entry::getValue)
                .filter(other -> other.generations() > 0)
                .findFirst();
        List<Window> windows = new ArrayList<>();
        long from = data.startMs(0);
        long to = data.endMs(0);
        for (int row = 1; row < data.generations(); row++) {
            long start = data.startMs(row);
            long since = to;
            if (start > to
                    && (anyStarts(others, to, start)
                            || otherServer
                                    .filter(other -> isWithin(other, since, start))
                                    .isPresent())) {
                windows.add(new Window(from, to));
                from = start;
            }
            to = Math.max(to, data.endMs(row));
        }
        windows.add(new Window(from, to));
        return windows;
    }

    /** Name of the series, without the server in an A/B run. */
    private static String level(Cell cell) {
        return Side.of(cell.series()).map(side -> side.strip(cell.series())).orElse(cell.series());
    }

    /**
     * Whether a whole generation of {@code cell} lies between: then the servers of an A/B run take turns. If a user sends to
     * both at once, the faster one's wait for the other is time of its series, as the rates of both are.
     */
    private static boolean isWithin(CellData cell, long fromMs, long toMs) {
        int first = firstFrom(cell, fromMs);
        return cell.startMs(first) >= fromMs && cell.endMs(first) <= toMs;
    }

    /** Whether any of {@code cells} started a generation from {@code fromMs} to {@code toMs}, exclusive. */
    private static boolean anyStarts(List<CellData> cells, long fromMs, long toMs) {
        for (CellData cell : cells) {
            int last = cell.generations() - 1;
            if (cell.startMs(0) < toMs && cell.startMs(last) >= fromMs) {
                int first = firstFrom(cell, fromMs);
                if (cell.startMs(first) < toMs) {
                    return true;
                }
            }
        }
        return false;
    }

    /** First row that starts at {@code ms} or later; there must be one. */
    private static int firstFrom(CellData cell, long ms) {
        int low = 0;
        int high = cell.generations() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cell.startMs(middle) < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
