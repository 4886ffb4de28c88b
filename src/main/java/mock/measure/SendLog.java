package mock.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Log of the server's send times: the ground truth of accuracy tests. All times are {@link System#nanoTime()}, which on
 * Linux is CLOCK_MONOTONIC and comparable between processes of one host.
 *
 * <p>It keeps the latest generations in memory and can write all of them to a CSV file with the columns
 * {@code request_id, path, model, outcome, arrival_ns, arrival_epoch_us, headers_ns, end_ns, send_ns}; {@code send_ns} holds one number per event
 * with tokens, separated by spaces. Absent values are empty.
 */
public final class SendLog implements AutoCloseable {

    private static final String HEADER =
            "request_id,path,model,outcome,arrival_ns,arrival_epoch_us,headers_ns,end_ns,send_ns\n";

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final int capacity;
    private final BufferedWriter file;
    private IOException failure;

    /**
     * @param capacity generations kept in memory; beyond it, the oldest are dropped
     * @param file file that gets a row as each generation ends
     */
    public SendLog(int capacity, Path file) {
        this.capacity = capacity;
        try {
            this.file = file == null ? null : Files.newBufferedWriter(file);
            if (this.file != null) {
                this.file.write(HEADER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the send log " + file, e);
        }
    }

    /**
     * One generation.
     *
     * @param requestId the client's {@code X-Request-Id}, or {@code mock-} and a number
     * @param outcome status, {@code closed}, {@code reset} or {@code aborted}
     * @param arrivalNs time at which the request's headers were read from the socket
     * @param arrivalEpochUs the same by the wall clock, µs since 1970
     * @param headersNs time at which the response's head was handed to the socket, 0 if it was not
     * @param endNs time at which the response was complete, abandoned or lost
     * @param sendNs time at which each event with tokens was handed to the socket
     */
    public record Entry(
            String requestId,
            String path,
            String model,
            String outcome,
            long arrivalNs,
            long arrivalEpochUs,
            long headersNs,
            long endNs,
            long[] sendNs) {

        private String csv() {
            String sends = Arrays.stream(sendNs).mapToObj(Long::toString).collect(Collectors.joining(" "));
            return quoted(requestId) + "," + path + "," + quoted(model) + "," + outcome + "," + arrivalNs + ","
                    + arrivalEpochUs + "," + (headersNs == 0 ? "" : headersNs) + "," + endNs + "," + sends + "\n";
        }

        private static String quoted(String text) {
            return text.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')
                    ? '"' + text.replace("\"", "\"\"") + '"'
                    : text;
        }
    }

    /** Wall-clock time of a {@link System#nanoTime()}, µs since 1970. */
    public static long epochUs(long nanoTime) {
        long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return nowUs - (System.nanoTime() - nanoTime) / 1000;
    }

    public synchronized void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > capacity) {
            entries.removeFirst();
        }
        if (file != null && failure == null) {
            try {
                file.write(entry.csv());
            } catch (IOException e) {
                failure = e; // for close(): thrown here, it would leave a client without its answer
            }
        }
    }

    /** Generations in memory, in the order in which they ended. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The latest generation with that request id. */
    public synchronized Optional<Entry> find(String requestId) {
        return entries.stream().filter(e -> e.requestId().equals(requestId)).reduce((first, second) -> second);
    }

    /**
     * Completes the file.
     *
     * @throws UncheckedIOException if it could not be written completely
     */
    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw new UncheckedIOException("the send log is incomplete", failure);
        }
    }
}
