package inference.gatling.record;

import analysis.fixtures.Golden;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a run makes of a clock that is set and of too few file descriptors. */
class MachineLimitsTest {

    private static final Path TABLE = Path.of("docs", "reliability-machine.md");
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(10);

    private Instant wall = START;
    private long ns;

    @Test
    void theTable() throws IOException {
        StringBuilder table = new StringBuilder("| the load generator | what the run makes of it |\n|---|---|\n");
        for (Duration step : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-5),
                Duration.ofHours(-1),
                Duration.ofHours(1),
                Duration.ofDays(365))) {
            table.append(clock(step));
        }
        for (long users : new long[] {200, 1_000}) {
            table.append(files(users, 1_024, 100));
        }
        table.append(files(200, 260, 100));
        Golden.assertMatches(TABLE, table.toString());
    }

    /** The clock is set ten seconds after the start; what a row is dated that ends ten seconds later. */
    private String clock(Duration step) {
        wall = START;
        RunClock clock = new RunClock(() -> wall, () -> ns);
        pass(BEFORE);
        wall = wall.plus(step);
        pass(AFTER);
        return String.format(
                Locale.ROOT,
                "| its wall clock is set by %d s, 10 s after the start | a row that ends 20 s after the start is dated %d ms"
                        + " after it; `clockStepMs` %d |%n",
                step.toSeconds(),
                Duration.between(START, clock.now()).toMillis(),
                clock.step().toMillis());
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        ns += time.toNanos();
    }

    private static String files(long users, long limit, long open) {
        String what = "the load is sent";
        try {
            OpenFiles.require("users=" + users, users, limit, open);
        } catch (SettingsException e) {
            what = "refused before the load: " + e.getMessage();
        }
        return "| may have %d files open (`ulimit -n`), %d are; %d users are asked for | %s |%n"
                .formatted(limit, open, users, what);
    }
}
