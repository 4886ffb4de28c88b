package inference.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Scheduling of the JIT compilers' threads (Linux, {@code chrt} of util-linux). Left alone, a compiler that has the processor
 * keeps it to the end of its time slice of some milliseconds while tokens wait to be read. As idle work ({@code SCHED_IDLE}) it is
 * interrupted at once, and goes on when nothing is to be read. Before the warm-up this would starve them; after it they have little
 * left to do. Without {@code chrt} nothing happens.
 */
public final class CompilerThreads {

    /** As {@code /proc} has the threads' names, which it cuts after 15 characters. */
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long WAIT_S = 2;
    private static volatile boolean yielding;

    private CompilerThreads() {}

    /**
     * Lets every other thread go first. Not on a single processor where the system would not let it be undone (a container without
     * {@code CAP_SYS_NICE}): the reports after the load would be computed by slow code.
     */
    public static void yieldToLoad() {
        if (Runtime.getRuntime().availableProcessors() > 1 || mayBeUndone()) {
            schedule("--idle");
            yielding = true;
        }
    }

    /** Tried with a process of its own. */
    private static boolean mayBeUndone() {
        return chrt("--idle", "0", "sh", "-c", "chrt --other --pid 0 $$");
    }

    /** Ends {@link #yieldToLoad()}, where the system allows it. */
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

    /** Of the compilers' threads; none on another system or JVM. */
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
            return false; // it has ended meanwhile
        }
    }

    /** Whether the command is there and did what it was told. */
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
