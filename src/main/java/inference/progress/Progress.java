package inference.progress;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/**
 * Progress of a run: its parts, which come one after the other, and operations that go on within one, such as pulls. Those who
 * work only count; the line is made of the counts when somebody asks for it.
 */
public final class Progress {

    private final List<Task> parts = new CopyOnWriteArrayList<>();
    private final Set<Task> operations = ConcurrentHashMap.newKeySet();
    private final LongAdder failures = new LongAdder();
    private volatile String stage = "";
    private volatile LongFunction<String> figures = nowNs -> "";

    /** Adds a part; they are added in the order they run. */
    public void part(Task part) {
        parts.add(part);
    }

    /** An operation has begun. */
    public void begin(Task operation) {
        operations.add(operation);
    }

    /** An operation has ended. */
    public void end(Task operation) {
        operations.remove(operation);
    }

    /** A request has failed. */
    public void failed() {
        failures.increment();
    }

    /** What goes on besides the parts, such as warming up the client; empty if nothing does. */
    public void stage(String name) {
        stage = name;
    }

    /** What has been measured of late, to stand at the end of the line; asked with a {@link System#nanoTime()}. */
    public void figures(LongFunction<String> text) {
        figures = text;
    }

    /** The line at {@code nowNs}; empty if there is nothing to tell. */
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

    /** The one that takes longest, and how many others there are. */
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
