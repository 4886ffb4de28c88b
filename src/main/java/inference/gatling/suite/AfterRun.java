package inference.gatling.suite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is left to do when a run has ended and Gatling has printed its own figures: to say the last words, and to close what
 * the run alone used. A JVM with a single run says its words as it ends, and what was open ends with it; one that goes on
 * to another run calls {@link #now()} between the two.
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
     * The JVM is to end with exit code 1, though Gatling finds nothing wrong, and to say why on its last lines; what is said
     * already is not repeated.
     */
    public static synchronized void fail(String why) {
        if (!REASONS.contains(why)) {
            REASONS.add(why);
        }
        failed = true;
    }

    /** Whether {@link #fail} was called for the run that ended last. */
    static boolean hasFailed() {
        return failed;
    }

    /**
     * Has {@code closing} run when this JVM ends, before the last words: the exit code of a run that failed comes by a halt, which
     * would cut off what another shutdown hook still writes.
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
        } catch (RuntimeException e) { // the exit code is not to be lost to it
            e.printStackTrace();
        }
        if (failed) {
            Runtime.getRuntime().halt(1); // the exit code that Gatling has chosen cannot be changed in any other way
        }
    }

    /** Gatling still prints after a simulation's {@code after()}; what the user looks for stands on the last lines. */
    public static void say(String words) {
        WORDS.add(words);
    }

    /** Has {@code last} run when Gatling has written its report, before the last words. */
    public static void last(Runnable last) {
        LAST.add(last);
    }

    /** Has {@code closing} run when the run is over, if the JVM is not. */
    public static void close(Runnable closing) {
        OPEN.add(closing);
    }

    /** The run is over; another one begins in this JVM. */
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
