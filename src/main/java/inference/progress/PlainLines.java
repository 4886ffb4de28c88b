package inference.progress;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Prints where a run is on a line of its own every half a minute, where nobody watches a terminal: in the log of a build. */
final class PlainLines implements AutoCloseable {

    private static final long PERIOD_S = 30;

    private final PrintStream out;
    private final LongFunction<String> line;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress-lines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param line what to print at a {@link System#nanoTime()}; nothing if empty */
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
