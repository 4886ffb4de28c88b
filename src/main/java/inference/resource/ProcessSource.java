package inference.resource;

import analysis.run.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process of this machine, from Linux's {@code /proc}: its resident set ({@code VmRSS}) and the processor time of all its
 * threads. Processes it started are not counted: for Ollama give the process id of its runner.
 */
public final class ProcessSource implements ResourceSource {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final double BYTES_PER_KB = 1024;

    private final long pid;

    public ProcessSource(long pid) {
        this.pid = pid;
    }

    @Override
    public String name() {
        return "pid:" + pid;
    }

    @Override
    public List<Reading> read() throws IOException {
        List<Reading> readings = new ArrayList<>();
        Matcher resident = RESIDENT.matcher(status());
        if (resident.find()) {
            double bytes = Double.parseDouble(resident.group(1)) * BYTES_PER_KB;
            readings.add(new Reading(Resource.MEMORY_BYTES, bytes, "VmRSS"));
        }
        ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .ifPresent(
                        time -> readings.add(new Reading(Resource.CPU_SECONDS, time.toNanos() / 1e9, "utime+stime")));
        return readings;
    }

    private String status() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw new IOException("there is no /proc on this system: a process can be sampled on Linux only");
        }
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no process " + pid, e);
        }
    }
}
