package inference.progress;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Progress for build logs: prints a line every 30 s. */
final class PlainLines implements AutoCloseable {

    private static final long PERIOD_S = 30;

    private final PrintStream out;
    private final LongFunction<String> line;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("progress-lines", true));

    /** @param line text at a {@link System#nanoTime()}; nothing is printed if it is empty */
    PlainLines(PrintStream out, LongFunction<String> line) {
        this.out = out;
        this.line = line;
    }

    PlainLines start() {
        timer.scheduleAtFixedRate(() -> print(System.nanoTime()), PERIOD_S, PERIOD_S, TimeUnit.SECONDS);
        return this;
    }

    void print(long nowNs) {
        String text = line.apply(nowNs);
        if (!text.isEmpty()) {
            out.println(text);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
