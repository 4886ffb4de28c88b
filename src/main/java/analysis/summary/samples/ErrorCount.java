package analysis.summary.samples;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Number of generations or operations that ended in one way.
 *
 * @param count at least 1
 * @param sampleMessage one of their messages; data, so escape it for output. Empty if none has one
 */
public record ErrorCount(long count, String sampleMessage) {

    /**
     * Sum of both. The message is the shortest, then the first in order, so that it does not depend on the order of
     * rows.
     */
    public ErrorCount plus(ErrorCount other) {
        String message = Stream.of(sampleMessage, other.sampleMessage)
                .filter(text -> !text.isEmpty())
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
        return new ErrorCount(count + other.count, message);
    }
}
