package inference.progress;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Status line at the bottom of a terminal, redrawn in place by its own thread. It is erased before other output and comes
 * back after a quiet moment, because other output may pass through a pipe before it reaches the terminal.
 */
final class StatusLine implements AutoCloseable {

    /** Moves to the start of the line and erases it. */
    private static final String ERASE = "\r\u001b[K";
    /** Turns off wrapping: a wrapped line could not be erased. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final long PERIOD_MS = 250;
    private static final long QUIET_NS = 400_000_000;

    private final PrintStream terminal;
    private final LongFunction<String> line;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("progress", true));
    /** Text on the terminal; empty if there is none. */
    private String drawn = "";

    private boolean closed;
    private long othersNs = System.nanoTime();

    /** @param line text at a {@link System#nanoTime()}; nothing is shown if it is empty */
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

    /** Erases the line, because other output follows. */
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
