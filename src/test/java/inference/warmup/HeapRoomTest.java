package inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, whose heap begins small. */
class HeapRoomTest {

    /** Prints the heap's size before and after. */
    public static final class Main {
        public static void main(String[] args) {
            System.out.println(Runtime.getRuntime().totalMemory() >> 20);
            HeapRoom.make();
            System.out.println(Runtime.getRuntime().totalMemory() >> 20);
        }
    }

    @Test
    void theHeapIsNearlyAsLargeAsItMayBecome() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms16m",
                        "-Xmx400m",
                        "-cp",
                        Path.of("target", "classes")
                                + System.getProperty("path.separator")
                                + Path.of("target", "test-classes"),
                        Main.class.getName())
                .start();
        String[] mb = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\\s+");
        assertThat(process.waitFor()).isZero();
        assertThat(Integer.parseInt(mb[0])).isLessThan(50);
        assertThat(Integer.parseInt(mb[1])).isGreaterThan(60);
    }
}
