package inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On Linux, where {@code renice} is installed and the nice value may be lowered again: elsewhere nothing is to happen. */
@EnabledOnOs(OS.LINUX)
class CompilerThreadsTest {

    @AfterEach
    void undo() {
        CompilerThreads.asUsual();
    }

    @Test
    void theCompilersYieldUntilTheLoadIsOver() throws IOException, InterruptedException {
        assumeThat(mayLowerNice()).as("renice is missing or not allowed").isTrue();
        assertThat(CompilerThreads.ids()).isNotEmpty();
        int usual = CompilerThreads.niceValue(Path.of("/proc/self"));
        assertThat(niceValues()).containsExactly(usual);

        CompilerThreads.yieldToLoad();
        assertThat(niceValues()).containsExactly(Math.min(19, usual + 10));

        CompilerThreads.asUsual();
        assertThat(niceValues()).containsExactly(usual);
    }

    /** The different nice values of the compilers' threads. */
    private static Set<Integer> niceValues() throws IOException {
        Set<Integer> values = new TreeSet<>();
        for (String thread : CompilerThreads.ids()) {
            values.add(CompilerThreads.niceValue(Path.of("/proc/self/task", thread)));
        }
        return values;
    }

    private static boolean mayLowerNice() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("sh", "-c", "renice -n 10 -p $$ && renice -n 0 -p $$")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
