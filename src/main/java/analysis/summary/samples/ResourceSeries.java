package analysis.summary.samples;

import analysis.stats.Course;
import analysis.stats.Trend;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import run.Resource;

/**
 * Samples of one resource from one source in order of time; at least one.
 *
 * @param source where they were read
 * @param resource what was read
 * @param timesMs times of the samples, epoch ms
 * @param values in the resource's unit
 */
public record ResourceSeries(String source, Resource resource, long[] timesMs, double[] values) {

    /** Samples from {@code fromMs} to {@code toMs}, both inclusive; empty if there are none. */
    public Optional<ResourceSeries> between(long fromMs, long toMs) {
        int[] within = IntStream.range(0, timesMs.length)
                .filter(i -> timesMs[i] >= fromMs && timesMs[i] <= toMs)
                .toArray();
        return within.length == 0
                ? Optional.empty()
                : Optional.of(new ResourceSeries(
                        source,
                        resource,
                        Arrays.stream(within).mapToLong(i -> timesMs[i]).toArray(),
                        Arrays.stream(within).mapToDouble(i -> values[i]).toArray()));
    }

    /**
     * Increase of a counter between two times, epoch ms, interpolated between samples. A counter that falls was reset
     * to zero. Empty if the samples cover less than half of the time.
     */
    public OptionalDouble increase(long fromMs, long toMs) {
        long from = Math.max(fromMs, timesMs[0]);
        long to = Math.min(toMs, timesMs[timesMs.length - 1]);
        return 2 * (to - from) < toMs - fromMs || to < from
                ? OptionalDouble.empty()
                : OptionalDouble.of(grown(to) - grown(from));
    }

    /** Increase since the first sample. */
    private double grown(long ms) {
        double grown = 0;
        for (int i = 1; i < timesMs.length && timesMs[i - 1] < ms; i++) {
            double step = values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
            grown += timesMs[i] <= ms ? step : step * (ms - timesMs[i - 1]) / (timesMs[i] - timesMs[i - 1]);
        }
        return grown;
    }

    public double largest() {
        return Arrays.stream(values).max().orElseThrow();
    }

    public double first() {
        return values[0];
    }

    public double last() {
        return values[values.length - 1];
    }

    /** Trend over a quantity that grows with time. */
    public Optional<Trend> over(LongToDoubleFunction x) {
        return Trend.of(Arrays.stream(timesMs).mapToDouble(x).toArray(), values);
    }

    /** Batch means that {@link #over} is fitted to. */
    public Course courseOver(LongToDoubleFunction x) {
        return Trend.course(Arrays.stream(timesMs).mapToDouble(x).toArray(), values);
    }

    /** Builder that takes samples in any order. */
    static final class Builder {
        private final String source;
        private final Resource resource;
        private long[] timesMs = new long[64];
        private double[] values = new double[64];
        private int count;

        Builder(String source, Resource resource) {
            this.source = source;
            this.resource = resource;
        }

        void add(long timeMs, double value) {
            if (count == timesMs.length) {
                timesMs = Arrays.copyOf(timesMs, count * 2);
                values = Arrays.copyOf(values, count * 2);
            }
            timesMs[count] = timeMs;
            values[count++] = value;
        }

        ResourceSeries build() {
            int[] order = IntStream.range(0, count)
                    .boxed()
                    .sorted((a, b) -> Long.compare(timesMs[a], timesMs[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new ResourceSeries(
                    source,
                    resource,
                    Arrays.stream(order).mapToLong(i -> timesMs[i]).toArray(),
                    Arrays.stream(order).mapToDouble(i -> values[i]).toArray());
        }
    }
}
