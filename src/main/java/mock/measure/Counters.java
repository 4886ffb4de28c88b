package mock.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import mock.engine.Engine;
import mock.engine.PacedAnswer;
import org.HdrHistogram.Histogram;

/** Counters of a server's requests and tokens. Not thread-safe: other threads use a {@link #snapshot}. */
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

    /** Counts a request that has arrived. */
    public void seen(String path) {
        count(path, OPEN, 1);
    }

    /** Counts the end of a request. */
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

    /** Records the lateness of a token that was due at {@code dueNs} and is sent now. */
    public void sent(long dueNs, long nowNs) {
        latenessNs.recordValue(Math.min(HIGHEST_LATENESS_NS, Math.max(0, nowNs - dueNs)));
    }

    /** Clears the lateness histogram, to leave out a warm-up. */
    public void resetLateness() {
        latenessNs.reset();
    }

    public long started() {
        return started;
    }

    public long finished() {
        return finished;
    }

    /** Time in the queue, summed over finished generations, s. */
    public double queueS() {
        return queueNs / NS_PER_S;
    }

    /** Prefill time, summed over finished generations, s. */
    public double prefillS() {
        return prefillNs / NS_PER_S;
    }

    /** Decode time, summed over finished generations, s. */
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

    /** Copy of all figures, with the engine's current state. */
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
