package analysis.summary.samples;

/**
 * Part of a cell without ramp, warm-up and drain of its level: the generations that started after the window's start
 * and up to its end. As many start in it as end, so their number over its length is the throughput.
 *
 * @param window steady window of the level
 * @param from first row in it
 * @param to row after the last
 */
public record SteadyPart(Window window, int from, int to) {

    static SteadyPart of(CellData cell, Window window) {
        int from = 0;
        while (from < cell.generations() && cell.startMs(from) <= window.startMs()) {
            from++;
        }
        int to = from;
        while (to < cell.generations() && cell.startMs(to) <= window.endMs()) {
            to++;
        }
        return new SteadyPart(window, from, to);
    }

    public int generations() {
        return to - from;
    }
}
