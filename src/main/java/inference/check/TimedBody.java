package inference.check;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Response body with a deadline, because Java's HTTP client waits for the next bytes forever. At the deadline the body is
 * closed, which makes the current read fail.
 */
final class TimedBody extends InputStream {

    private static final long LOOK_MS = 20;

    private final InputStream body;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("check-patience", true));
    private final long lastNs;
    private volatile long deadlineNs;
    private volatile boolean timedOut;

    /** @param patience limit on the whole body; {@link #limit} cannot extend it */
    TimedBody(InputStream body, Duration patience) {
        this.body = body;
        this.lastNs = System.nanoTime() + patience.toNanos();
        this.deadlineNs = lastNs;
        timer.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** Sets the deadline to this time from now, within the limit on the whole body. */
    void limit(Duration patience) {
        long ns = System.nanoTime() + patience.toNanos();
        deadlineNs = ns - lastNs < 0 ? ns : lastNs;
    }

    /** Whether a read failed because it took too long. */
    boolean timedOut() {
        return timedOut;
    }

    private void look() {
        if (System.nanoTime() - deadlineNs > 0 && !timedOut) {
            timedOut = true;
            try {
                body.close();
            } catch (IOException e) {
                // the read fails all the same, which is the purpose
            }
        }
    }

    @Override
    public int read() throws IOException {
        return body.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return body.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        body.close();
    }
}
