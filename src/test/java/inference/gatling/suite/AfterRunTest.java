package inference.gatling.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterRunTest {

    @TempDir
    Path folder;

    /** A run that has failed and is cut: its files take a while. */
    static final class FailedAndCut {
        public static void main(String[] arguments) {
            AfterRun.whenCut(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                try {
                    Files.writeString(Path.of(arguments[0]), "complete");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            AfterRun.fail("The run fails: why.");
            AfterRun.fail("The run fails: why.");
            AfterRun.say("Its summary.\n");
            System.exit(0);
        }
    }

    @Test
    void aRunThatFailedIsCompleteBeforeItsExitCodeAndSaysWhyLast() throws Exception {
        Path file = folder.resolve("rows.csv");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailedAndCut.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(file).hasContent("complete");
        assertThat(Files.readString(output, StandardCharsets.UTF_8).lines())
                .endsWith("Its summary.", "The run fails: why.")
                .filteredOn(line -> line.startsWith("The run fails"))
                .hasSize(1);
    }
}
