package inference.workload;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** Distribution of the intervals between arrivals, in units of their mean. */
public final class Distances {

    private final LongFunction<DoubleSupplier> ofSeed;

    private Distances(LongFunction<DoubleSupplier> ofSeed) {
        this.ofSeed = ofSeed;
    }

    /** Equal intervals; the first arrival is at time 0. */
    public static Distances constant() {
        return new Distances(seed -> new DoubleSupplier() {
            private boolean begun;

            @Override
            public double getAsDouble() {
                double distance = begun ? 1 : 0;
                begun = true;
                return distance;
            }
        });
    }

    /** Intervals of a Poisson process: exponential and independent. The number of arrivals is random, as in reality. */
    public static Distances poisson() {
        return new Distances(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return () -> -Math.log1p(-random.nextDouble());
        });
    }

    /**
     * Independent intervals with a gamma distribution.
     *
     * @param burstiness shape of the distribution, above 0: 1 is a Poisson process, less has bursts and silence (the coefficient
     *     of variation is 1 / √burstiness), more is more even
     */
    public static Distances gamma(double burstiness) {
        return new Distances(seed -> AhrensDieterMarsagliaTsangGammaSampler.of(
                RandomSource.SPLIT_MIX_64.create(seed), burstiness, 1 / burstiness)::sample);
    }

    /**
     * Independent intervals with a Weibull distribution.
     *
     * @param burstiness shape of the distribution, 0.1 or more: 1 is a Poisson process, less has longer silences than the gamma
     *     distribution of the same variation, more is more even
     */
    public static Distances weibull(double burstiness) {
        double mean = WeibullDistribution.of(burstiness, 1).getMean();
        return new Distances(seed -> {
            ContinuousDistribution.Sampler sampler =
                    WeibullDistribution.of(burstiness, 1 / mean).createSampler(RandomSource.SPLIT_MIX_64.create(seed));
            return sampler::sample;
        });
    }

    /** Sequence of intervals, which is the same for the same seed. */
    public DoubleSupplier of(long seed) {
        return ofSeed.apply(seed);
    }
}
