package inference.progress;

import inference.settings.Settings;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Detection of the terminal on which a user watches the run. Gatling's Maven plugin runs simulations in a JVM whose output
 * is a pipe to Maven, so Maven's own output decides. The terminal is written to directly, not through the pipe.
 */
final class Terminal {

    private static final Path PROC = Path.of("/proc");
    private static final Path TTY = Path.of("/dev/tty");

    private Terminal() {}

    /** The terminal for progress by the setting {@code progress}; empty if there is none. */
    static Optional<PrintStream> of(Settings settings) {
        return switch (settings.choice("progress", List.of("auto", "on", "off"))) {
            case "on" -> Optional.of(open().orElse(System.err));
            case "off" -> Optional.empty();
            default -> isWatched(PROC, System.getenv()) ? open() : Optional.empty();
        };
    }

    /** @param proc folder {@code /proc} of Linux */
    static boolean isWatched(Path proc, Map<String, String> environment) {
        if (environment.containsKey("CI")
                || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        ProcessHandle self = ProcessHandle.current();
        String output = output(proc, self);
        if (output.isEmpty()) {
            return System.console() != null;
        }
        return isTerminal(output)
                || output.startsWith("pipe:")
                        && self.parent()
                                .filter(Terminal::isJava)
                                .map(maven -> isTerminal(output(proc, maven)))
                                .orElse(false);
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("java");
    }

    /** Target of a process's standard output, such as {@code /dev/pts/3} or {@code pipe:[123]}; empty if unknown. */
    private static String output(Path proc, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(
                            proc.resolve(String.valueOf(process.pid())).resolve("fd/1"))
                    .toString();
        } catch (IOException e) {
            return ""; // not Linux, or another user's process
        }
    }

    static boolean isTerminal(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }

    /** Opens the terminal itself, because standard output may be a pipe. */
    private static Optional<PrintStream> open() {
        try {
            return Optional.of(new PrintStream(new FileOutputStream(TTY.toFile()), false, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // Windows, or a process without a terminal
        }
    }
}
