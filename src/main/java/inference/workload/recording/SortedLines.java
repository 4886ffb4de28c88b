package inference.workload.recording;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lines of a trace sorted by start time. Entries may be added in any order, since logs are sorted by end. They are kept in a
 * temporary file, with 16 bytes of memory each.
 */
final class SortedLines implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path unsorted;
    private final OutputStream out;
    private long[] atMs = new long[1024];
    private long[] ends = new long[1024];
    private int size;
    private long written;

    /** @param target file of the trace; its folder needs space for temporary files */
    SortedLines(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        unsorted = Files.createTempFile(folder, "record", ".tmp");
        out = new BufferedOutputStream(Files.newOutputStream(unsorted), 1 << 16);
    }

    /** Adds an entry. */
    void add(TraceEntry entry) {
        if (size == atMs.length) {
            atMs = Arrays.copyOf(atMs, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        // The line without its time, which is relative to the first entry's.
        byte[] bytes = rest(entry).getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += bytes.length;
        atMs[size] = entry.atMs();
        ends[size++] = written;
    }

    private static String rest(TraceEntry entry) {
        ObjectNode line =
                MAPPER.createObjectNode().put("input_length", entry.input()).put("output_length", entry.output());
        if (!entry.session().isEmpty()) {
            line.put("session", entry.session());
        }
        if (!entry.blocks().isEmpty()) {
            ArrayNode ids = line.putArray("hash_ids");
            entry.blocks().forEach(ids::add);
        }
        return line.toString().substring(1) + "\n";
    }

    /** Writes the trace with times relative to its first entry; {@code target} is replaced only when it is complete. */
    void writeTo(Path target) throws IOException {
        out.close();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compare(atMs[a], atMs[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), "record", ".tmp");
        try {
            try (RandomAccessFile lines = new RandomAccessFile(unsorted.toFile(), "r");
                    OutputStream sorted = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                for (int i : order) {
                    long from = i == 0 ? 0 : ends[i - 1];
                    byte[] rest = new byte[(int) (ends[i] - from)];
                    lines.seek(from);
                    lines.readFully(rest);
                    sorted.write(
                            ("{\"timestamp\":" + (atMs[i] - atMs[order[0]]) + ",").getBytes(StandardCharsets.UTF_8));
                    sorted.write(rest);
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    int size() {
        return size;
    }

    /** Time from the first entry to the last, ms; 0 without entries. */
    long lengthMs() {
        return size == 0
                ? 0
                : Arrays.stream(atMs, 0, size).max().getAsLong()
                        - Arrays.stream(atMs, 0, size).min().getAsLong();
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unsorted);
    }
}
