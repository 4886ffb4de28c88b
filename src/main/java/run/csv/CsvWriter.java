package run.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;

/**
 * Asynchronous writer of a CSV file: threads queue rows without waiting for the disk, and a writer thread writes them.
 * Rows older than {@link #FLUSH_MS} are with the operating system, so that a killed run keeps them. Only whole rows are
 * handed over.
 *
 * <p>The constructor creates the file with its header, so that a read-only folder fails before any load. The first
 * error after that ends writing: the listener gets it at once, and {@link #close()} throws it.
 *
 * @param <T> type of a row
 */
public class CsvWriter<T> implements AutoCloseable {

    /** RFC 4180 with LF; quotes only where they are needed. */
    public static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** Longest wait of a row for its write while the disk keeps up, ms. */
    static final long FLUSH_MS = 500;

    /**
     * Pause of an idle writer to let rows gather: waking it for each would cost an event loop as much as the row
     * itself.
     */
    private static final long GATHER_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final Path file;
    private final List<? extends CsvColumn<T>> columns;
    private final FileChannel channel;
    private final Consumer<? super IOException> onFailure;
    private final LinkedBlockingQueue<Optional<T>> queue = new LinkedBlockingQueue<>();
    private final StringBuilder pending = new StringBuilder();
    private final Thread thread;
    private boolean closed;
    private volatile IOException failure;
    private volatile long written;
    private long unwritten;

    public CsvWriter(Path file, List<? extends CsvColumn<T>> columns, Consumer<? super IOException> onFailure)
            throws IOException {
        this(file, create(file), columns, onFailure);
    }

    /** As above, to an open channel, which {@link #close()} closes. */
    public CsvWriter(
            Path file,
            FileChannel channel,
            List<? extends CsvColumn<T>> columns,
            Consumer<? super IOException> onFailure)
            throws IOException {
        this.file = file;
        this.channel = channel;
        this.columns = columns;
        this.onFailure = onFailure;
        try {
            print(columns.stream().map(CsvColumn::header).toList());
            flush();
        } catch (IOException e) {
            channel.close();
            throw new IOException(file + ": cannot be written: " + reason(e), e);
        }
        thread = new Thread(this::run, "writer of " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
    }

    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + ": already exists; every run needs its own folder", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be made: " + e, e);
        }
    }

    /**
     * Queues {@code row} and returns at once. After a failure rows are only counted.
     *
     * @throws IllegalStateException if the writer is closed
     */
    public void write(T row) {
        synchronized (queue) { // no row may follow the end mark
            if (closed) {
                throw new IllegalStateException(file.getFileName() + " is closed");
            }
            queue.add(Optional.of(row));
        }
    }

    /** Number of rows handed to the operating system so far. */
    public long written() {
        return written;
    }

    /**
     * Writes the queued rows and closes the file.
     *
     * @throws IOException if any row could not be written; the message tells how many were lost
     */
    @Override
    public void close() throws IOException {
        synchronized (queue) {
            if (!closed) {
                closed = true;
                queue.add(Optional.empty());
                LockSupport.unpark(thread);
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(file + ": interrupted while the last rows were written", e);
        }
        if (failure != null) {
            throw new IOException(
                    file + ": " + reason(failure) + "; " + written + " rows were written, " + unwritten + " are lost",
                    failure);
        }
    }

    private void run() {
        try {
            writeUntilClosed();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            release();
        }
    }

    private void writeUntilClosed() throws IOException {
        long lastFlush = System.nanoTime();
        long buffered = 0;
        Optional<T> next = take();
        while (next == null || next.isPresent()) {
            if (next != null) {
                unwritten++;
                print(fields(next.get()));
                buffered++;
            }
            boolean due = System.nanoTime() - lastFlush >= TimeUnit.MILLISECONDS.toNanos(FLUSH_MS);
            if (due || pending.length() >= FLUSH_CHARACTERS) {
                buffered = flushRows(buffered);
                lastFlush = System.nanoTime();
            }
            next = take();
        }
        flushRows(buffered);
        channel.force(true);
    }

    /** Next row; empty at the end, null if none came in time. */
    private Optional<T> take() throws IOException {
        Optional<T> next = queue.poll();
        if (next != null) {
            return next;
        }
        LockSupport.parkNanos(this, GATHER_NS);
        try {
            return queue.poll(FLUSH_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException("the writer was interrupted", e);
        }
    }

    private long flushRows(long rows) throws IOException {
        flush();
        written += rows;
        unwritten -= rows;
        return 0;
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        pending.setLength(0);
    }

    /** Row adjusted to what the file's reader accepts. Called on the writer's thread. */
    protected T readable(T row) {
        return row;
    }

    private List<String> fields(T row) {
        T readable = readable(row);
        List<String> fields = new ArrayList<>(columns.size());
        for (CsvColumn<T> column : columns) {
            fields.add(column.write(readable));
        }
        return fields;
    }

    private void print(List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (field.isEmpty() ? i > 0 : isPlain(field)) {
                pending.append(i == 0 ? "" : ",").append(field);
            } else {
                FORMAT.print(field, pending, i == 0);
            }
        }
        pending.append(FORMAT.getRecordSeparator());
    }

    /** Shortcut for fields that need no quotes, nearly all of them: CPU time belongs to the load. */
    private static boolean isPlain(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if ((c < '0' || c > 'z') && (c != ' ' && c != '.' && c != '-' || i == 0)) {
                return false;
            }
        }
        return !field.endsWith(" ");
    }

    /** Drains the queue after a failure, so that a long run does not fill the heap. */
    private void fail(Throwable cause) {
        failure = cause instanceof IOException e ? e : new IOException("a row cannot be written: " + cause, cause);
        onFailure.accept(failure);
        try {
            Optional<T> next = queue.take();
            while (next.isPresent()) {
                unwritten++;
                next = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
