package analysis.summary.samples;

import java.util.Arrays;
import java.util.Collection;

/**
 * Number of generations in flight at the start of each, itself included, at a resolution of 1 ms.
 *
 * @param startsMs epoch ms, never falling
 * @param counts one for each of {@code startsMs}, at least 1
 */
public record UnderWay(long[] startsMs, int[] counts) {

    /** Concurrency of all generations of {@code cells}. */
    public static UnderWay of(Collection<CellData> cells) {
        int count = cells.stream().mapToInt(CellData::generations).sum();
        long[] starts = new long[count];
        long[] ends = new long[count];
        int next = 0;
        for (CellData cell : cells) {
            for (int row = 0; row < cell.generations(); row++) {
                starts[next] = cell.startMs(row);
                ends[next++] = cell.endMs(row);
            }
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        int[] counts = new int[count];
        int ended = 0;
        for (int started = 0; started < count; started++) {
            // A generation that ends in the millisecond in which another starts made room for it; one shorter than a
            // millisecond counts at its own start.
            while (ends[ended] <= starts[started] && ended < started) {
                ended++;
            }
            counts[started] = started + 1 - ended;
        }
        return new UnderWay(starts, counts);
    }
}
