package inference.gatling.simulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watcher that ends this JVM when the Java process that started it (Maven, a suite of runs) has ended. A killed Maven does not
 * end its children, and an orphaned load could go on for hours. Other parents are not watched: a shell may end while its
 * background jobs go on.
 */
final class ParentWatch implements Runnable {

    /** Polling interval, ms. With {@link #PATIENCE_MS} it leaves a margin below the documented 2 s for busy machines. */
    private static final long PERIOD_MS = 50;

    /** Time for the records to be closed, ms. */
    private static final long PATIENCE_MS = 1_200;

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final ProcessHandle parent;

    private ParentWatch(ProcessHandle parent) {
        this.parent = parent;
    }

    /** Starts watching if the parent is a Java process; a second call does nothing. */
    static void start() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent().filter(ParentWatch::isJava);
        if (parent.isPresent() && STARTED.compareAndSet(false, true)) {
            daemon(new ParentWatch(parent.get()), "parent-watch");
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("java"))
                .isPresent();
    }

    @Override
    public void run() {
        try {
            while (parent.isAlive()) {
                Thread.sleep(PERIOD_MS);
            }
            daemon(ParentWatch::haltSoon, "parent-watch-halts");
            System.err.println("The process that started this run has ended, so the run ends too.");
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Halts the JVM if its shutdown takes too long. */
    private static void haltSoon() {
        try {
            Thread.sleep(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
