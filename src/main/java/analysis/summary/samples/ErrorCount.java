package analysis.summary.samples;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How often generations, or operations on a model, ended in one way.
 *
 * @param count at least 1
 * @param sampleMessage one of the messages, the server's or our own words; data, so escape it where it is shown. Empty if
 *     none of them had one
 */
public record ErrorCount(long count, String sampleMessage) {

    /** Both together. The message is the shortest, then the first in order, so that it depends on no order of rows. */
    public ErrorCount plus(ErrorCount other) {
        String message = Stream.of(sampleMessage, other.sampleMessage)
                .filter(text -> !text.isEmpty())
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
        return new ErrorCount(count + other.count, message);
    }
}
