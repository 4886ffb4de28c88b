package analysis.stats;

import java.util.stream.IntStream;

/** A choice of very many values for what is resampled or counted, where more of them would only take more time and memory. */
public final class EnoughValues {

    /** With so many values the interval of a percentile is far narrower than any change that matters. */
    static final int ENOUGH = 20_000;

    private EnoughValues() {}

    /** All {@code values}, or of more than {@value #ENOUGH} so many, evenly spaced in their order. */
    public static double[] of(double[] values) {
        return values.length <= ENOUGH
                ? values
                : IntStream.range(0, ENOUGH)
                        .mapToDouble(i -> values[(int) ((long) i * values.length / ENOUGH)])
                        .toArray();
    }
}
