package analysis.summary.reading;

import analysis.summary.samples.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.Generation;
import run.RunInfo;

/**
 * Detection of wall-clock steps in one injector's rows. A run takes its times from the monotonic clock and records the
 * step of the wall clock. In runs of older versions starts are wall-clock times, so a clock that was set makes rates
 * wrong without a trace in any other figure.
 *
 * <p>Rows are written as generations end, so an end (start plus duration) well before that of an earlier row shows a
 * step; where requests overlap, in both directions. Rows outside of the run's own start and end show one too.
 */
final class ClockCheck {

    /** Disorder of ends that rows of several threads may have; a clock that is set, not slewed, jumps by more. */
    private static final long TOLERANCE_MS = 1_000;

    private long latestEndMs = Long.MIN_VALUE;
    private long backMs;
    private long stepLine;
    private long rows;
    private long earliestMs = Long.MAX_VALUE;
    private long latestMs = Long.MIN_VALUE;

    /** Adds a row, in the order of the file. */
    void add(Generation generation) {
        rows++;
        long startMs = generation.timestamp().toEpochMilli();
        earliestMs = Math.min(earliestMs, startMs);
        latestMs = Math.max(latestMs, startMs);
        if (generation.timing().streamMs().isEmpty()) {
            return;
        }
        long endMs = startMs + (long) generation.timing().streamMs().getAsDouble();
        if (latestEndMs != Long.MIN_VALUE && latestEndMs - endMs > Math.max(TOLERANCE_MS, backMs)) {
            backMs = latestEndMs - endMs;
            stepLine = rows;
        }
        latestEndMs = Math.max(latestEndMs, endMs);
        latestMs = Math.max(latestMs, endMs);
    }

    /** Warning with everything that is wrong with the times; empty if nothing is. */
    Optional<Warning> against(RunInfo info) {
        String who =
                Injectors.name(info).isEmpty() ? "The wall clock" : "The wall clock of '" + Injectors.name(info) + "'";
        Double stepMs = info.clientHealth() == null ? null : info.clientHealth().clockStepMs();
        if (stepMs != null && Math.abs(stepMs) > TOLERANCE_MS) {
            return Optional.of(new Warning(
                    Warning.Kind.CLOCK_SET,
                    who
                            + text(
                                    " was set %s by %.1f s during the run.",
                                    stepMs > 0 ? "forward" : "back", Math.abs(stepMs) / 1e3)));
        }
        return inRows(info, who);
    }

    private Optional<Warning> inRows(RunInfo info, String who) {
        List<String> found = new ArrayList<>();
        if (backMs > 0) {
            found.add(text("at row %d the times of generations.csv jump by %.1f s", stepLine, backMs / 1e3));
        }
        if (info.start() != null && info.end() != null && info.end().isBefore(info.start())) {
            found.add(text("run.json ends %.1f s before it starts", seconds(info.end(), info.start())));
        } else if (rows > 0) {
            if (info.start() != null && info.start().toEpochMilli() - earliestMs > TOLERANCE_MS) {
                found.add(text(
                        "the first generation starts %.1f s before the run",
                        seconds(Instant.ofEpochMilli(earliestMs), info.start())));
            }
            if (info.end() != null && latestMs - info.end().toEpochMilli() > TOLERANCE_MS) {
                found.add(text(
                        "the last generation ends %.1f s after the run",
                        seconds(info.end(), Instant.ofEpochMilli(latestMs))));
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        Warning.Kind.CLOCK_STEP, who + " was set during the run: " + String.join("; ", found) + "."));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
