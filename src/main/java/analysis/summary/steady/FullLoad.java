package analysis.summary.steady;

import analysis.summary.samples.CellData;
import analysis.summary.samples.UnderWay;
import analysis.summary.samples.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Time in which a level had its full load: at least the median number of generations in flight. The ramp, in which
 * everyone starts at once, lasts from the first start to the first one at full load, and then until nine in ten of the
 * generations that started by then have ended. After the last start at full load the level drains.
 *
 * @param window window from the end of the ramp, exclusive, to that last start, inclusive
 * @param underWay median number of generations in flight
 * @param inside number of generations that started in the window
 * @param outside number of all others
 * @param idleShare share of the level's time outside of the window, 0 to 1
 */
record FullLoad(Window window, int underWay, int inside, int outside, double idleShare) {

    private static final double RAMP_ENDED = 0.9;

    /** @param cells of one level, with at least one generation */
    static FullLoad of(List<CellData> cells, Window active) {
        UnderWay course = UnderWay.of(cells);
        long[] starts = course.startsMs();
        int[] sorted = course.counts().clone();
        Arrays.sort(sorted);
        int level = sorted[sorted.length / 2];
        if (level == 1) { // a single user has neither ramp nor drain
            return new FullLoad(new Window(starts[0] - 1, active.endMs()), 1, starts.length, 0, 0);
        }
        int first = 0;
        while (course.counts()[first] < level) {
            first++;
        }
        int last = starts.length - 1;
        while (course.counts()[last] < level) {
            last--;
        }
        Window window = new Window(Math.min(rampEndMs(cells, starts[first]), starts[last]), starts[last]);
        int inside = (int) Arrays.stream(starts)
                .filter(ms -> ms > window.startMs() && ms <= window.endMs())
                .count();
        return new FullLoad(
                window,
                level,
                inside,
                starts.length - inside,
                active.lengthMs() == 0 ? 0 : 1 - (double) window.lengthMs() / active.lengthMs());
    }

    private static long rampEndMs(List<CellData> cells, long fullMs) {
        long[] ends = cells.stream()
                .flatMapToLong(cell -> IntStream.range(0, cell.generations())
                        .filter(row -> cell.startMs(row) <= fullMs)
                        .mapToLong(cell::endMs))
                .sorted()
                .toArray();
        return ends[(int) (RAMP_ENDED * (ends.length - 1))];
    }
}
