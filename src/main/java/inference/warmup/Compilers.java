package inference.warmup;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;

/** The JVM's JIT compilers: whether they have anything to do, and how much they have done. */
public final class Compilers {

    private static final CompilationMXBean TIMES = ManagementFactory.getCompilationMXBean();

    private Compilers() {}

    /** Whether one compiles, or has methods waiting; no on another JVM than HotSpot. */
    public static boolean areBusy() {
        try {
            return isAnythingIn(DiagnosticCommand.run("compilerQueue"));
        } catch (JMException e) {
            return false;
        }
    }

    /** Of the answer of {@code jcmd Compiler.queue}: titles end with a colon, an empty queue is said to be. */
    static boolean isAnythingIn(String queues) {
        return queues.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.endsWith(":") && !line.equals("Empty"));
    }

    /** Time they have spent so far, all together, ms; 0 if the JVM does not tell. */
    public static long spentMs() {
        return TIMES != null && TIMES.isCompilationTimeMonitoringSupported() ? TIMES.getTotalCompilationTime() : 0;
    }
}
