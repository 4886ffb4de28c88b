package mock.engine;

import java.util.SplittableRandom;

/** Source of seeded log-normal factors with mean 1, which make durations scatter. */
final class Jitter {

    private final SplittableRandom random;
    private final double sigma;

    /** @param sigma standard deviation of the factor's logarithm; 0 makes every factor 1 */
    Jitter(long seed, double sigma) {
        this.random = new SplittableRandom(seed);
        this.sigma = sigma;
    }

    double next() {
        return sigma == 0 ? 1 : Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
