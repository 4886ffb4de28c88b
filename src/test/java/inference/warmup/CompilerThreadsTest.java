package inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On Linux with {@code chrt}, as the privilege to undo it is: elsewhere nothing is to happen. */
@EnabledOnOs(OS.LINUX)
class CompilerThreadsTest {

    @AfterEach
    void undo() {
        CompilerThreads.asUsual();
    }

    @Test
    void theCompilersAreIdleWorkUntilTheLoadIsOver() throws IOException, InterruptedException {
        assumeThat(command("chrt", "--idle", "0", "sh", "-c", "chrt --other --pid 0 $$")
                        .isFailed())
                .as("chrt is missing or not allowed")
                .isFalse();
        assertThat(CompilerThreads.ids()).isNotEmpty();

        CompilerThreads.yieldToLoad();
        assertThat(policies()).isNotEmpty().containsOnlyOnce("SCHED_IDLE").doesNotContain("SCHED_OTHER");

        CompilerThreads.asUsual();
        assertThat(policies()).contains("SCHED_OTHER").doesNotContain("SCHED_IDLE");
    }

    /** The different scheduling policies of the compilers' threads. */
    private static String policies() throws IOException, InterruptedException {
        StringBuilder told = new StringBuilder();
        for (String thread : CompilerThreads.ids()) {
            told.append(command("chrt", "--pid", thread).output());
        }
        return told.toString()
                .lines()
                .filter(line -> line.contains("policy"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private record Ended(int code, String output) {
        boolean isFailed() {
            return code != 0;
        }
    }

    private static Ended command(String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : 1, output);
        } catch (IOException e) {
            return new Ended(127, "");
        }
    }
}
