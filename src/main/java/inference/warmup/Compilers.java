package inference.warmup;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;

/** State of the JVM's JIT compilers. */
public final class Compilers {

    private static final CompilationMXBean TIMES = ManagementFactory.getCompilationMXBean();

    private Compilers() {}

    /** Whether a compiler is working or has methods queued; false on JVMs other than HotSpot. */
    public static boolean areBusy() {
        try {
            return isAnythingIn(DiagnosticCommand.run("compilerQueue"));
        } catch (JMException e) {
            return false;
        }
    }

    /** Whether the output of {@code jcmd Compiler.queue} lists a method; its other lines are titles, or {@code Empty}. */
    static boolean isAnythingIn(String queues) {
        return queues.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.endsWith(":") && !line.equals("Empty"));
    }

    /** Total compile time so far, ms; 0 if the JVM does not report it. */
    public static long spentMs() {
        return TIMES != null && TIMES.isCompilationTimeMonitoringSupported() ? TIMES.getTotalCompilationTime() : 0;
    }
}
