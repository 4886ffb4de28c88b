package inference.gatling.suite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tasks after a run, when Gatling has printed its own figures: last lines of output, and resources to close. A JVM with a
 * single run performs them as it ends; one that continues with another run calls {@link #now()} in between.
 */
public final class AfterRun {

    private static final Queue<String> WORDS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> REASONS = new ConcurrentLinkedQueue<>();
    private static final Queue<Runnable> CUT = new ConcurrentLinkedQueue<>();
    private static final Queue<Runnable> LAST = new ConcurrentLinkedQueue<>();
    private static final Queue<Runnable> OPEN = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AfterRun::end, "after-run"));
    }

    private static volatile boolean failed;

    private AfterRun() {}

    /**
     * Makes the JVM end with exit code 1 even if Gatling succeeds, and prints the reason in its last lines, once per reason.
     */
    public static synchronized void fail(String why) {
        if (!REASONS.contains(why)) {
            REASONS.add(why);
        }
        failed = true;
    }

    /** Whether {@link #fail} was called since the last {@link #now()}. */
    static boolean hasFailed() {
        return failed;
    }

    /**
     * Registers a task for the end of this JVM, before the last lines. Not a shutdown hook of its own, because the exit code of a
     * failed run is set by a halt, which would interrupt other hooks.
     */
    public static void whenCut(Runnable closing) {
        CUT.add(closing);
    }

    private static void end() {
        try {
            runAll(CUT);
            speak();
            if (failed) {
                runAll(OPEN);
            }
        } catch (RuntimeException e) { // must not change the exit code
            e.printStackTrace();
        }
        if (failed) {
            Runtime.getRuntime().halt(1); // the only way to change the exit code that Gatling has chosen
        }
    }

    /** Adds text to the last lines, which are printed after Gatling's own output. */
    public static void say(String words) {
        WORDS.add(words);
    }

    /** Registers a task to run after Gatling has written its report, before the last lines. */
    public static void last(Runnable last) {
        LAST.add(last);
    }

    /** Registers a resource to close after the run if the JVM continues, or if it ends with a failure. */
    public static void close(Runnable closing) {
        OPEN.add(closing);
    }

    /** Performs the tasks of a run that is over, before another one begins in this JVM. */
    public static void now() {
        speak();
        failed = false;
        CUT.clear();
        runAll(OPEN);
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static void speak() {
        runAll(LAST);
        for (String words = WORDS.poll(); words != null; words = WORDS.poll()) {
            System.out.print(words);
        }
        for (String why = REASONS.poll(); why != null; why = REASONS.poll()) {
            System.out.println(why);
        }
        System.out.flush();
    }
}
