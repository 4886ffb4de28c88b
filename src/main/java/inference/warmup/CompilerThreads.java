package inference.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Scheduling of the JIT compiler threads (Linux, {@code chrt} of util-linux). By default a compiler thread keeps its processor
 * for a time slice of some milliseconds while tokens wait to be read. With the policy {@code SCHED_IDLE} it is preempted at
 * once. This is applied after the warm-up, when little is left to compile; earlier it would starve the compilers. Without
 * {@code chrt} it has no effect.
 */
public final class CompilerThreads {

    /** Thread names as {@code /proc} shows them, cut to 15 characters. */
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long WAIT_S = 2;
    private static volatile boolean yielding;

    private CompilerThreads() {}

    /**
     * Gives every other thread precedence over the compilers. Has no effect on a single processor if it could not be undone (in a
     * container without {@code CAP_SYS_NICE}), because the reports after the load would run as slow code.
     */
    public static void yieldToLoad() {
        if (Runtime.getRuntime().availableProcessors() > 1 || mayBeUndone()) {
            schedule("--idle");
            yielding = true;
        }
    }

    /** Whether the policy can be reset; tried on a child process. */
    private static boolean mayBeUndone() {
        return chrt("--idle", "0", "sh", "-c", "chrt --other --pid 0 $$");
    }

    /** Undoes {@link #yieldToLoad()} if the system allows it. */
    public static void asUsual() {
        if (yielding) {
            schedule("--other");
            yielding = false;
        }
    }

    private static void schedule(String policy) {
        for (String thread : ids()) {
            chrt(policy, "--pid", "0", thread);
        }
    }

    /** Ids of the compiler threads; empty on other systems and JVMs. */
    static List<String> ids() {
        if (!Files.isDirectory(THREADS)) {
            return List.of();
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.filter(CompilerThreads::compiles)
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean compiles(Path thread) {
        try {
            return NAMES.contains(Files.readString(thread.resolve("comm")).strip());
        } catch (IOException e) {
            return false; // the thread has ended
        }
    }

    /** Whether {@code chrt} is installed and succeeded. */
    private static boolean chrt(String... arguments) {
        List<String> command = new ArrayList<>(List.of("chrt"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(WAIT_S, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            return false; // no util-linux here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
