package analysis.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Statistic of a sample: a percentile or the mean. */
public sealed interface Statistic {

    /** Stable name: {@code p50}, {@code p99.9}, {@code mean}. */
    String id();

    /**
     * Value for a sample.
     *
     * @param sorted at least one value, ascending
     */
    double ofSorted(double[] sorted);

    /**
     * Parses {@link #id()}.
     *
     * @return empty if {@code text} is neither {@code mean} nor {@code p} with a number above 0 and below 100
     */
    static Optional<Statistic> parse(String text) {
        if (text.equals("mean")) {
            return Optional.of(new Mean());
        }
        if (text.matches("p\\d{1,2}(\\.\\d{1,3})?")) {
            double percent = Double.parseDouble(text.substring(1));
            return percent > 0 ? Optional.of(new Percentile(percent)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Percentile by {@link Percentiles}, above 0 and below 100. */
    record Percentile(double percent) implements Statistic {

        public Percentile {
            if (!(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException("percentile " + percent + " is not between 0 and 100");
            }
        }

        @Override
        public String id() {
            return percent == Math.rint(percent) ? String.format(Locale.ROOT, "p%.0f", percent) : "p" + percent;
        }

        @Override
        public double ofSorted(double[] sorted) {
            return Percentiles.ofSorted(sorted, percent);
        }

        /** Share of the sample in the smaller tail beyond the percentile, 0 to 0.5. */
        public double tail() {
            return Math.min(percent, 100 - percent) / 100;
        }
    }

    /** Arithmetic mean. */
    record Mean() implements Statistic {

        @Override
        public String id() {
            return "mean";
        }

        @Override
        public double ofSorted(double[] sorted) {
            return Arrays.stream(sorted).average().orElseThrow(() -> new IllegalArgumentException("no values"));
        }
    }
}
