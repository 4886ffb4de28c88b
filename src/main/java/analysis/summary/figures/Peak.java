package analysis.summary.figures;

import analysis.summary.samples.CellData;
import java.util.Arrays;
import java.util.Collection;

/**
 * Peak number of generations in flight. One that ends in the millisecond in which another starts made room for it; one
 * shorter than a millisecond counts at its own start.
 */
final class Peak {

    /**
     * Most ms per generation for which counting by the ms is faster than sorting; the next constant bounds its memory.
     */
    private static final long DENSE = 16;

    private static final long MOST_COUNTED_MS = 1 << 23;

    private final Collection<CellData> cells;
    private final long firstMs;
    private final long lengthMs;

    private Peak(Collection<CellData> cells) {
        this.cells = cells;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (CellData cell : cells) {
            if (cell.generations() > 0) {
                first = Math.min(first, cell.startMs(0));
                last = Math.max(last, cell.lastMs());
            }
        }
        firstMs = first;
        lengthMs = last - first;
    }

    /** @param cells with at least one generation */
    static int of(Collection<CellData> cells) {
        int count = cells.stream().mapToInt(CellData::generations).sum();
        Peak peak = new Peak(cells);
        return peak.lengthMs < Math.min(DENSE * count, MOST_COUNTED_MS) ? peak.counted() : peak.sorted(count);
    }

    private int counted() {
        int[] change = new int[(int) lengthMs + 1];
        for (CellData cell : cells) {
            for (int row = 0; row < cell.generations(); row++) {
                change[(int) (cell.startMs(row) - firstMs)]++;
                change[(int) (cell.endMs(row) - firstMs)]--;
            }
        }
        int underWay = 0;
        int peak = 1;
        for (int step : change) {
            underWay += step;
            peak = Math.max(peak, underWay);
        }
        return peak;
    }

    private int sorted(int count) {
        // Ints take half the memory, at a coarser resolution for runs of more than 24 days.
        long unitMs = lengthMs / Integer.MAX_VALUE + 1;
        int[] starts = new int[count];
        int[] ends = new int[count];
        int next = 0;
        for (CellData cell : cells) {
            for (int row = 0; row < cell.generations(); row++) {
                starts[next] = (int) ((cell.startMs(row) - firstMs) / unitMs);
                ends[next++] = (int) ((cell.endMs(row) - firstMs) / unitMs);
            }
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        int peak = 0;
        int ended = 0;
        for (int started = 0; started < count; started++) {
            while (ends[ended] <= starts[started] && ended < started) {
                ended++;
            }
            peak = Math.max(peak, started + 1 - ended);
        }
        return peak;
    }
}
