package inference.telemetry;

import static run.Units.NS_PER_S;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import run.Generation;

/** Figures of the generations that ended in the last ten seconds, for the progress line. */
public final class LiveFigures {

    private static final long WINDOW_NS = Duration.ofSeconds(10).toNanos();
    private static final int MEDIAN = 50;
    private static final int HIGH = 95;
    private static final int PERCENT = 100;

    private record Ended(long atNs, Generation generation) {}

    private final Deque<Ended> ended = new ArrayDeque<>();
    private long firstNs = Long.MAX_VALUE;

    /** Adds a generation that ended at {@code nowNs}, a {@link System#nanoTime()}. */
    public synchronized void add(Generation generation, long nowNs) {
        firstNs = Math.min(firstNs, nowNs);
        ended.add(new Ended(nowNs, generation));
        forget(nowNs);
    }

    /**
     * Medians, 95th percentiles and token rate at {@code nowNs}, such as
     * {@code TTFT 120/340 ms · TPOT 21/35 ms · 5210 tokens/s}. Empty if no generation ended in the window.
     */
    public synchronized String text(long nowNs) {
        forget(nowNs);
        List<String> parts = new ArrayList<>();
        tell("TTFT", generation -> generation.timing().firstTokenMs(), parts);
        tell("TPOT", generation -> generation.timing().tpotMs(), parts);
        long tokens = ended.stream()
                .mapToLong(one -> one.generation().tokens().output().orElse(0))
                .sum();
        if (tokens > 0) {
            double seconds = Math.max(1, Math.min(WINDOW_NS, nowNs - firstNs) / NS_PER_S);
            parts.add(String.format(Locale.ROOT, "%.0f tokens/s", tokens / seconds));
        }
        return String.join(" · ", parts);
    }

    private void forget(long nowNs) {
        while (!ended.isEmpty() && nowNs - ended.peek().atNs() > WINDOW_NS) {
            ended.remove();
        }
    }

    private void tell(String name, Function<Generation, OptionalDouble> value, List<String> parts) {
        double[] sorted = ended.stream()
                .filter(one -> one.generation().isOk())
                .map(one -> value.apply(one.generation()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (sorted.length > 0) {
            parts.add(name + " " + shown(sorted, MEDIAN) + "/" + shown(sorted, HIGH) + " ms");
        }
    }

    /** Percentile by nearest rank: a progress line needs no interpolation. */
    private static String shown(double[] sorted, int percent) {
        double ms = sorted[(sorted.length - 1) * percent / PERCENT];
        return String.format(Locale.ROOT, ms < PERCENT ? "%.1f" : "%.0f", ms);
    }
}
