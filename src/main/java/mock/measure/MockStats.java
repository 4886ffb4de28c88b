package mock.measure;

import java.util.SortedMap;

/**
 * Counters of a mock server at one moment.
 *
 * @param requests number of requests by path and outcome: the status, {@code closed}, {@code reset} (by a fault) or
 *     {@code aborted} (by the client), or {@code open} while unanswered
 * @param generationsStarted generations accepted: neither refused nor answered by a fault
 * @param generationsFinished generations whose last token was generated
 * @param generationsAborted generations whose client disconnected before the end
 * @param activeSlots generations in a slot now
 * @param queued generations waiting for a slot now
 * @param promptTokens tokens of all prompts so far
 * @param outputTokens tokens generated so far
 * @param lateness of tokens against the performance model
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

    /** Requests received on {@code path}, including open ones. */
    public long requests(String path) {
        SortedMap<String, Long> outcomes = requests.get(path);
        return outcomes == null
                ? 0
                : outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lateness of tokens, µs: from the time a token was due until it was handed to the socket. */
    public record Lateness(long count, double meanUs, double p50Us, double p99Us, double maxUs) {}
}
