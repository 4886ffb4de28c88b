package mock.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import mock.engine.Engine;
import mock.engine.PacedAnswer;
import org.HdrHistogram.Histogram;

/** Counts what a server sees and does. Confined to the server's event loop; {@link #snapshot} is for everyone. */
public final class Counters {

    private static final String OPEN = "open";
    private static final double NS_PER_S = 1e9;
    private static final long HIGHEST_LATENESS_NS = 60_000_000_000L;

    private final SortedMap<String, SortedMap<String, Long>> requests = new TreeMap<>();
    private final Histogram latenessNs = new Histogram(1000, HIGHEST_LATENESS_NS, 3);
    private long started;
    private long finished;
    private long aborted;
    private long promptTokens;
    private long cachedTokens;
    private long outputTokens;
    private long queueNs;
    private long prefillNs;
    private long decodeNs;

    /** A request has arrived. */
    public void seen(String path) {
        count(path, OPEN, 1);
    }

    /** A request seen before has ended. */
    public void ended(String path, String outcome) {
        count(path, OPEN, -1);
        count(path, outcome, 1);
    }

    public void generationStarted(int prompt, int cached) {
        started++;
        promptTokens += prompt;
        cachedTokens += cached;
    }

    public void generationFinished(PacedAnswer generation) {
        finished++;
        queueNs += generation.queueNs();
        prefillNs += generation.prefillNs();
        decodeNs += generation.decodeNs();
    }

    public void generationAborted() {
        aborted++;
    }

    public void tokens(int count) {
        outputTokens += count;
    }

    /** A token due at {@code dueNs} is being sent now. */
    public void sent(long dueNs, long nowNs) {
        latenessNs.recordValue(Math.min(HIGHEST_LATENESS_NS, Math.max(0, nowNs - dueNs)));
    }

    /** Forgets how late tokens were so far, so that a warm-up does not count. */
    public void resetLateness() {
        latenessNs.reset();
    }

    public long started() {
        return started;
    }

    public long finished() {
        return finished;
    }

    /** As the next two, summed up over finished generations, s. */
    public double queueS() {
        return queueNs / NS_PER_S;
    }

    public double prefillS() {
        return prefillNs / NS_PER_S;
    }

    public double decodeS() {
        return decodeNs / NS_PER_S;
    }

    public long promptTokens() {
        return promptTokens;
    }

    public long cachedTokens() {
        return cachedTokens;
    }

    public long outputTokens() {
        return outputTokens;
    }

    /** A copy of all figures, with the engine's of this moment. */
    public MockStats snapshot(Engine engine) {
        SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
        requests.forEach((path, outcomes) -> copy.put(path, new TreeMap<>(outcomes)));
        MockStats.Lateness lateness = new MockStats.Lateness(
                latenessNs.getTotalCount(),
                latenessNs.getMean() / 1e3,
                latenessNs.getValueAtPercentile(50) / 1e3,
                latenessNs.getValueAtPercentile(99) / 1e3,
                latenessNs.getMaxValue() / 1e3);
        return new MockStats(
                copy,
                started,
                finished,
                aborted,
                engine.activeSlots(),
                engine.queued(),
                promptTokens,
                outputTokens,
                lateness);
    }

    private void count(String path, String outcome, long change) {
        SortedMap<String, Long> outcomes = requests.computeIfAbsent(path, p -> new TreeMap<>());
        if (outcomes.merge(outcome, change, Long::sum) == 0) {
            outcomes.remove(outcome);
        }
    }
}
