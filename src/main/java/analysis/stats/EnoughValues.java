package analysis.stats;

import java.util.stream.IntStream;

/** Thinning of very large samples for resampling and counting, where more values only cost time and memory. */
public final class EnoughValues {

    /** Number of values with which the interval of a percentile is far narrower than any change that matters. */
    static final int ENOUGH = 20_000;

    private EnoughValues() {}

    /** All {@code values}, or {@value #ENOUGH} of them, evenly spaced, if there are more. */
    public static double[] of(double[] values) {
        return values.length <= ENOUGH
                ? values
                : IntStream.range(0, ENOUGH)
                        .mapToDouble(i -> values[(int) ((long) i * values.length / ENOUGH)])
                        .toArray();
    }
}
