package inference.gatling.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Processor times of the machine since it started, all processors together, in the kernel's clock ticks: the first line of
 * {@code /proc/stat} (Linux, proc(5)).
 *
 * @param total all of the time, idle included
 * @param steal runnable, but the hypervisor ran another machine
 */
record ProcessorTimes(long total, long steal) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final String ALL = "cpu ";
    /** user, nice, system, idle, iowait, irq, softirq, steal; the guest times after them are part of user and nice. */
    private static final int TIMES = 8;

    /** Empty on another system. */
    static Optional<ProcessorTimes> now() {
        try {
            return of(Files.readString(STAT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty if {@code stat} has no such line, or an old kernel's without steal. */
    static Optional<ProcessorTimes> of(String stat) {
        long[] ticks = stat.lines()
                .filter(line -> line.startsWith(ALL))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(ALL.length()).strip().split("\\s+"))
                        .limit(TIMES)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .orElse(new long[0]);
        return ticks.length < TIMES
                ? Optional.empty()
                : Optional.of(new ProcessorTimes(Arrays.stream(ticks).sum(), ticks[TIMES - 1]));
    }

    /** Share of the time between this and now that was stolen, %; empty if that is not known. */
    Optional<Double> stealPctUntilNow() {
        return now().flatMap(this::stealPctUntil);
    }

    Optional<Double> stealPctUntil(ProcessorTimes later) {
        long ticks = later.total - total;
        return ticks <= 0 ? Optional.empty() : Optional.of(100.0 * Math.max(0, later.steal - steal) / ticks);
    }
}
