package analysis.summary.steady;

import analysis.summary.samples.CellData;
import analysis.summary.samples.Window;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import run.Cell;

/**
 * Level at full load without the server's warm-up. It cuts the first batches that are off what follows ({@link
 * Settling#warmUp()}), and then one twentieth after another while times still fall; at most half of the level, since a
 * longer fall is a drift.
 *
 * @param window remaining window; the whole level if that is not steady
 * @param settled description of the warm-up; empty if nothing was cut
 * @param problem reason why the rest is not steady; empty if it is
 */
record WarmUpCut(Window window, Optional<String> settled, Optional<String> problem) {

    private static final int PARTS = 20;

    /** @param load cells of one level, measured at the same time */
    static WarmUpCut of(Map<Cell, CellData> load, Window full) {
        long[] starts = load.values().stream()
                .flatMapToLong(cell -> IntStream.range(0, cell.generations()).mapToLong(cell::startMs))
                .filter(ms -> ms > full.startMs() && ms <= full.endMs())
                .sorted()
                .toArray();
        Optional<Settling.WarmUp> found = Optional.empty();
        String name = "";
        long fromMs = full.startMs();
        for (Map.Entry<Cell, CellData> cell : load.entrySet()) {
            for (Settling values : Settling.of(cell.getValue(), full)) {
                Optional<Settling.WarmUp> warmUp = values.warmUp();
                if (warmUp.isPresent()) {
                    fromMs = Math.max(fromMs, warmUp.get().untilMs() - 1);
                    found = found.or(() -> warmUp);
                    name = name.isEmpty() ? SteadyLevels.name(cell.getKey()) : name;
                }
            }
        }
        Window left = new Window(fromMs, full.endMs());
        int part =
                (int) Arrays.stream(starts).filter(ms -> ms <= left.startMs()).count() * PARTS / starts.length;
        while (falls(load, left(starts, full, left, part)) && part < PARTS / 2) {
            part++;
        }
        return judged(load, full, left(starts, full, left, part), found.map(Settling.WarmUp::text), name);
    }

    private static WarmUpCut judged(
            Map<Cell, CellData> load, Window full, Window left, Optional<String> found, String name) {
        Optional<String> problem = problem(load, left);
        if (problem.isPresent()) {
            return new WarmUpCut(full, Optional.empty(), problem);
        }
        return left.startMs() == full.startMs()
                ? new WarmUpCut(full, Optional.empty(), Optional.empty())
                : new WarmUpCut(
                        left,
                        Optional.of(found.map(what -> what + " in " + name)
                                .orElseGet(() -> "Times in "
                                        + load.keySet().iterator().next().series() + " fell until they settled")),
                        Optional.empty());
    }

    private static Window left(long[] starts, Window full, Window least, int part) {
        return part == 0
                ? least
                : new Window(Math.max(least.startMs(), starts[part * starts.length / PARTS] - 1), full.endMs());
    }

    private static boolean falls(Map<Cell, CellData> load, Window window) {
        return load.values().stream()
                .flatMap(cell -> Settling.of(cell, window).stream())
                .anyMatch(values -> values.drift() < 0);
    }

    private static Optional<String> problem(Map<Cell, CellData> load, Window window) {
        return load.entrySet().stream()
                .flatMap(cell -> Settling.of(cell.getValue(), window).stream()
                        .flatMap(values -> values.problem().stream())
                        .map(what -> SteadyLevels.name(cell.getKey()) + ": " + what))
                .findFirst();
    }
}
