package mock.measure;

import java.util.SortedMap;

/**
 * Counters of a mock server at one moment.
 *
 * @param requests per path, how many requests ended how: the status, {@code closed}, {@code reset} (by a fault) or
 *     {@code aborted} (by the client), and {@code open} for those not ended yet
 * @param generationsStarted requests for a generation that got past all checks and faults that answer in its place
 * @param generationsFinished those whose last token was generated
 * @param generationsAborted those the client left before their end
 * @param activeSlots generations in a slot now
 * @param queued generations waiting for a slot now
 * @param promptTokens tokens of all prompts so far
 * @param outputTokens tokens generated so far
 * @param lateness how late tokens were sent against the performance model
 */
public record MockStats(
        SortedMap<String, SortedMap<String, Long>> requests,
        long generationsStarted,
        long generationsFinished,
        long generationsAborted,
        int activeSlots,
        int queued,
        long promptTokens,
        long outputTokens,
        Lateness lateness) {

    /** Requests seen on {@code path}, those still open included. */
    public long requests(String path) {
        SortedMap<String, Long> outcomes = requests.get(path);
        return outcomes == null
                ? 0
                : outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Microseconds between the moment a token was due and the moment it was handed to the socket. */
    public record Lateness(long count, double meanUs, double p50Us, double p99Us, double maxUs) {}
}
