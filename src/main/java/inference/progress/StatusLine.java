package inference.progress;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * One line at the bottom of a terminal, redrawn in place by a thread of its own. It gives way to anything else that is
 * printed, and comes back when that has been quiet for a moment: what others print may pass through a pipe before it
 * reaches the terminal.
 */
final class StatusLine implements AutoCloseable {

    /** To the start of the line, and erase to its end. */
    private static final String ERASE = "\r\u001b[K";
    /** A line too long for the terminal is cut at its edge: wrapped, it could not be erased. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final long PERIOD_MS = 250;
    private static final long QUIET_NS = 400_000_000;

    private final PrintStream terminal;
    private final LongFunction<String> line;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    /** What stands there; empty if nothing does. */
    private String drawn = "";

    private boolean closed;
    private long othersNs = System.nanoTime();

    /** @param line what to show at a {@link System#nanoTime()}; nothing if empty */
    StatusLine(PrintStream terminal, LongFunction<String> line) {
        this.terminal = terminal;
        this.line = line;
    }

    void start() {
        timer.scheduleWithFixedDelay(() -> draw(System.nanoTime()), PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    synchronized void draw(long nowNs) {
        if (closed || nowNs - othersNs < QUIET_NS) {
            return;
        }
        String text = line.apply(nowNs);
        if (text.isEmpty()) {
            erase();
        } else if (!text.equals(drawn)) {
            terminal.print(ERASE + CUT + text + WRAP);
            terminal.flush();
            drawn = text;
        }
    }

    /** Somebody else is about to print. */
    synchronized void giveWay() {
        othersNs = System.nanoTime();
        erase();
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            terminal.print(ERASE);
            terminal.flush();
            drawn = "";
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
        erase();
    }
}
