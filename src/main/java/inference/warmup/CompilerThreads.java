package inference.warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Scheduling of the JIT compiler threads (Linux, {@code renice}). From the end of the warm-up to the end of the load they get a
 * tenth of a processor that an event loop needs too, instead of half. The policy {@code SCHED_IDLE} would give them less, but a
 * compiler that is preempted while it replaces a method holds up every caller of it: callers spin until the method is there, and
 * a compiler that gets no processor time from them took a second. Without {@code renice} it has no effect.
 */
public final class CompilerThreads {

    /** Thread names as {@code /proc} shows them, cut to 15 characters. */
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long WAIT_S = 2;
    /** How much nicer than the other threads: the scheduler's weight is a tenth of theirs. */
    private static final int NICER = 10;

    private static final int NICEST = 19;
    /** Index of a thread's nice value among the fields that follow its name in {@code /proc/…/stat}. */
    private static final int NICE_FIELD = 16;

    private static volatile boolean yielding;

    private CompilerThreads() {}

    /**
     * Gives every other thread precedence over the compilers. Has no effect on a single processor if it could not be undone (in a
     * container without {@code CAP_SYS_NICE}), because the reports after the load would run as slow code for longer.
     */
    public static void yieldToLoad() {
        if (Runtime.getRuntime().availableProcessors() > 1 || mayBeUndone()) {
            renice(duringLoad());
            yielding = true;
        }
    }

    /** Whether the nice value can be lowered again; tried on a child process. */
    private static boolean mayBeUndone() {
        return succeeds(
                List.of("sh", "-c", "renice -n %d -p $$ && renice -n %d -p $$".formatted(duringLoad(), usual())));
    }

    /** Undoes {@link #yieldToLoad()} if the system allows it. */
    public static void asUsual() {
        if (yielding) {
            renice(usual());
            yielding = false;
        }
    }

    private static int duringLoad() {
        return Math.min(NICEST, usual() + NICER);
    }

    /** Nice value of this process's first thread, and so of all that nobody changed. */
    private static int usual() {
        try {
            return niceValue(THREADS.getParent());
        } catch (IOException e) {
            return 0; // another system, where no thread is found either
        }
    }

    /** Nice value of the thread or process with the folder {@code proc}, -20 to 19. */
    static int niceValue(Path proc) throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
    }

    private static void renice(int nice) {
        List<String> threads = ids();
        if (!threads.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("renice", "-n", String.valueOf(nice), "-p"));
            command.addAll(threads);
            succeeds(command);
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

    /** Whether {@code command} is installed and succeeded. */
    private static boolean succeeds(List<String> command) {
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
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
