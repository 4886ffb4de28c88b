package inference.workload;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** How the distances from one arrival to the next are distributed, in units of their mean. */
public final class Distances {

    private final LongFunction<DoubleSupplier> ofSeed;

    private Distances(LongFunction<DoubleSupplier> ofSeed) {
        this.ofSeed = ofSeed;
    }

    /** All are equal, and the first arrival is at once. */
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

    /** Of a Poisson process: exponential, independent of each other. The count of arrivals is random, as it is in life. */
    public static Distances poisson() {
        return new Distances(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return () -> -Math.log1p(-random.nextDouble());
        });
    }

    /**
     * In bursts: of a gamma distribution, independent of each other.
     *
     * @param burstiness the distribution's shape, above 0: 1 is a Poisson process, less than 1 has bursts and silence (the
     *     distances' coefficient of variation is 1 / √burstiness), more than 1 is more even
     */
    public static Distances gamma(double burstiness) {
        return new Distances(seed -> AhrensDieterMarsagliaTsangGammaSampler.of(
                RandomSource.SPLIT_MIX_64.create(seed), burstiness, 1 / burstiness)::sample);
    }

    /**
     * In bursts: of a Weibull distribution, independent of each other.
     *
     * @param burstiness the distribution's shape, from 0.1: 1 is a Poisson process, less than 1 has longer silences than
     *     the gamma distribution of the same variation, more than 1 is more even
     */
    public static Distances weibull(double burstiness) {
        double mean = WeibullDistribution.of(burstiness, 1).getMean();
        return new Distances(seed -> {
            ContinuousDistribution.Sampler sampler =
                    WeibullDistribution.of(burstiness, 1 / mean).createSampler(RandomSource.SPLIT_MIX_64.create(seed));
            return sampler::sample;
        });
    }

    /** One distance after the other; the same for the same seed. */
    public DoubleSupplier of(long seed) {
        return ofSeed.apply(seed);
    }
}
