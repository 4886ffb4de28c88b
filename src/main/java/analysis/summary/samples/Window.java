package analysis.summary.samples;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Time window, epoch ms; {@code endMs} is not before {@code startMs}. */
public record Window(long startMs, long endMs) {

    public long lengthMs() {
        return endMs - startMs;
    }

    /** Smallest window that contains both. */
    public Window around(Window other) {
        return new Window(Math.min(startMs, other.startMs), Math.max(endMs, other.endMs));
    }

    /** Length of the overlap, ms. */
    public long togetherMs(Window other) {
        return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
    }

    /** Length of the union of {@code windows}, ms. */
    public static long coveredMs(Collection<Window> windows) {
        List<Window> sorted = windows.stream()
                .sorted(Comparator.comparingLong(Window::startMs))
                .toList();
        long covered = 0;
        long coveredTo = Long.MIN_VALUE;
        for (Window window : sorted) {
            covered += Math.max(0, window.endMs - Math.max(window.startMs, coveredTo));
            coveredTo = Math.max(coveredTo, window.endMs);
        }
        return covered;
    }
}
