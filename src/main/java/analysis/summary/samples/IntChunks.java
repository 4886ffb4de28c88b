package analysis.summary.samples;

import java.util.ArrayList;
import java.util.List;

/** Growing list of ints that never copies its content: doubling one array would need three times the memory. */
final class IntChunks {

    private static final int CHUNK = 8192;

    private final List<int[]> chunks = new ArrayList<>();
    private int size;

    void addAll(int[] values) {
        int from = 0;
        while (from < values.length) {
            int offset = size % CHUNK;
            if (offset == 0) {
                chunks.add(new int[CHUNK]);
            }
            int count = Math.min(values.length - from, CHUNK - offset);
            System.arraycopy(values, from, chunks.get(size / CHUNK), offset, count);
            from += count;
            size = Math.addExact(size, count);
        }
    }

    int size() {
        return size;
    }

    int get(int index) {
        return chunks.get(index / CHUNK)[index % CHUNK];
    }

    /** Copies {@code count} values from {@code index} on to {@code target}. */
    void copy(int index, int count, int[] target, int position) {
        int copied = 0;
        while (copied < count) {
            int offset = (index + copied) % CHUNK;
            int length = Math.min(count - copied, CHUNK - offset);
            System.arraycopy(chunks.get((index + copied) / CHUNK), offset, target, position + copied, length);
            copied += length;
        }
    }
}
