package inference.progress;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/**
 * Progress of a run: its parts, which run one after the other, and operations within them, such as pulls. Worker threads
 * only update counters; the line is built when it is displayed.
 */
public final class Progress {

    private final List<Task> parts = new CopyOnWriteArrayList<>();
    private final Set<Task> operations = ConcurrentHashMap.newKeySet();
    private final LongAdder failures = new LongAdder();
    private volatile String stage = "";
    private volatile LongFunction<String> figures = nowNs -> "";

    /** Adds a part; call it in the order in which the parts run. */
    public void part(Task part) {
        parts.add(part);
    }

    /** Adds an operation that has begun. */
    public void begin(Task operation) {
        operations.add(operation);
    }

    /** Removes an operation that has ended. */
    public void end(Task operation) {
        operations.remove(operation);
    }

    /** Counts a failed request. */
    public void failed() {
        failures.increment();
    }

    /** Sets the activity outside the parts, such as the client's warm-up; empty for none. */
    public void stage(String name) {
        stage = name;
    }

    /** Sets the source of the figures at the end of the line, a function of {@link System#nanoTime()}. */
    public void figures(LongFunction<String> text) {
        figures = text;
    }

    /** The line at {@code nowNs}; empty if there is nothing to show. */
    public String line(long nowNs) {
        if (!stage.isEmpty()) {
            return stage;
        }
        for (int i = parts.size() - 1; i >= 0; i--) {
            Optional<Position> at = parts.get(i).position(nowNs);
            if (at.isPresent()) {
                String figuresNow = figures.apply(nowNs);
                return place(i)
                        + operation(nowNs).orElseGet(() -> PositionText.of(at.get()))
                        + failed(failures.sum())
                        + (figuresNow.isEmpty() ? "" : " · " + figuresNow);
            }
        }
        return "";
    }

    private String place(int part) {
        return parts.size() == 1 ? "" : "[" + (part + 1) + "/" + parts.size() + "] ";
    }

    /** Text of the longest-running operation, with the number of others. */
    private Optional<String> operation(long nowNs) {
        List<Position> under = operations.stream()
                .flatMap(o -> o.position(nowNs).stream())
                .sorted((a, b) -> b.elapsed().compareTo(a.elapsed()))
                .toList();
        String more = under.size() > 1 ? " (and " + (under.size() - 1) + " more)" : "";
        return under.stream().findFirst().map(first -> PositionText.of(first) + more);
    }

    private static String failed(long count) {
        return count == 0 ? "" : " · " + count + " failed";
    }
}
