package inference.gatling.simulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends this JVM when the one that started it is gone: killed, Maven takes nobody along, and a load that nobody waits for
 * could go on for hours. Only a Java process counts (Maven, a suite of runs): a shell may end while what it started in the
 * background goes on.
 */
final class ParentWatch implements Runnable {

    /** With {@link #PATIENCE_MS} well below the 2 s that are promised: a busy machine wakes nobody in time. */
    private static final long PERIOD_MS = 50;

    /** For the records to be closed. */
    private static final long PATIENCE_MS = 1_200;

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final ProcessHandle parent;

    private ParentWatch(ProcessHandle parent) {
        this.parent = parent;
    }

    /** Watches from now on, if there is somebody to watch; does nothing the second time. */
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

    /** Whatever holds the end up. */
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
