package inference.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import run.Resource;

/**
 * A local process and its descendants, such as Ollama's runners or vLLM's engine, read from Linux's {@code /proc}: sums of
 * resident sets ({@code VmRSS}) and CPU times. Shared pages count in each process. The CPU time of a process that has ended
 * is no longer in the sum.
 */
public record ProcessSource(long pid) implements ResourceSource {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final double BYTES_PER_KB = 1024;

    @Override
    public String name() {
        return "pid:" + pid;
    }

    @Override
    public List<Reading> read() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw new IOException("there is no /proc on this system: a process can be sampled on Linux only");
        }
        ProcessHandle root = ProcessHandle.of(pid).orElseThrow(() -> new IOException("there is no process " + pid));
        List<Reading> readings = new ArrayList<>();
        OptionalDouble own = residentBytes(root);
        if (own.isPresent()) {
            double bytes = own.getAsDouble()
                    + root.descendants()
                            .mapToDouble(process -> residentBytes(process).orElse(0))
                            .sum();
            readings.add(new Reading(Resource.MEMORY_BYTES, bytes, "VmRSS"));
        }
        Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration::plus)
                .ifPresent(
                        time -> readings.add(new Reading(Resource.CPU_SECONDS, time.toNanos() / 1e9, "utime+stime")));
        return readings;
    }

    /** Resident set, bytes; empty for an ended process or a kernel thread. */
    private static OptionalDouble residentBytes(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
            Matcher resident = RESIDENT.matcher(status);
            return resident.find()
                    ? OptionalDouble.of(Double.parseDouble(resident.group(1)) * BYTES_PER_KB)
                    : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty(); // it ended between being listed and being read
        }
    }
}
