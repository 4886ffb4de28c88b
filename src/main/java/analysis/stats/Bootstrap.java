package analysis.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Seeded bootstrap of one statistic: {@value #RESAMPLES} resamples, the same for the same seed and sample.
 *
 * <p>The mean is resampled as usual: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993). A percentile needs
 * no resampling of values: the p-quantile of a resample lies at a rank whose share of the sample is Beta((n+1)p,
 * (n+1)(1-p)) distributed (Harrell and Davis, Biometrika 69, 1982), so that rank is drawn. Both use the effective
 * sample size, see {@link EffectiveSize}, so dependent generations give a wider result.
 */
public final class Bootstrap {

    /** Resamples per estimate: the limits of an interval repeat to about 3 % of its width under another seed. */
    public static final int RESAMPLES = 2000;

    /**
     * Degrees of freedom per value beyond a percentile, for many such values. The spread of a tail percentile is read off
     * few values and is itself uncertain; both constants are calibrated with the operating curve in
     * {@code docs/verdicts.md}, so that few generations lead to no more false alarms than many.
     */
    private static final double FREEDOM_PER_TAIL_VALUE = 8;

    /** Values beyond a percentile at which its degrees of freedom are half of those. */
    private static final double FEW_TAIL_VALUES = 6;

    /** Effective sizes are rounded down to such steps, so that many figures share their draws of ranks. */
    private static final double SIZE_STEP = 1.02;

    private static final int MAX_CACHED = 500;

    /** Draws of ranks depend on nothing but this key, and most of the work is in them. */
    private static final Map<RankKey, double[]> RANKS = new ConcurrentHashMap<>();

    private record RankKey(long seed, double size, double percent) {}

    private final long seed;

    /** @param seed estimates that are to be compared with each other need different ones */
    public Bootstrap(long seed) {
        this.seed = seed;
    }

    /**
     * Estimates a statistic.
     *
     * @param inOrder the sample in order of time
     * @return empty for fewer than two values, or if a resample's statistic is not positive: there is no ratio to it
     */
    public Optional<Estimate> estimate(double[] inOrder, Statistic statistic) {
        if (inOrder.length < 2) {
            return Optional.empty();
        }
        double[] sorted = inOrder.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] > 0)) {
            return Optional.empty();
        }
        double value = statistic.ofSorted(sorted);
        double size = EffectiveSize.of(inOrder, statistic, value);
        if (statistic instanceof Statistic.Percentile percentile) {
            double beyond = size * percentile.tail();
            double freedom = Math.max(1, FREEDOM_PER_TAIL_VALUE * beyond * beyond / (beyond + FEW_TAIL_VALUES));
            return Optional.of(new Estimate(Math.log(value), quantiles(sorted, percentile, size), freedom, size));
        }
        return Optional.of(new Estimate(Math.log(value), means(sorted, value, size), Math.max(1, size - 1), size));
    }

    /**
     * An estimate known only by its relative standard error, such as a throughput.
     *
     * @param value positive
     * @param relativeError standard error / value
     */
    public Estimate normal(double value, double relativeError, double freedom, double size) {
        double log = Math.log(value);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random());
        double[] draws = new double[RESAMPLES];
        Arrays.setAll(draws, i -> log + relativeError * gaussian.sample());
        return new Estimate(log, draws, freedom, size);
    }

    private UniformRandomProvider random() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    private double[] quantiles(double[] sorted, Statistic.Percentile percentile, double size) {
        double steps = Math.floor(Math.log(size) / Math.log(SIZE_STEP));
        RankKey key = new RankKey(seed, Math.pow(SIZE_STEP, steps), percentile.percent());
        if (RANKS.size() > MAX_CACHED) {
            RANKS.clear();
        }
        double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
        return Arrays.stream(RANKS.computeIfAbsent(key, Bootstrap::ranks))
                .map(share -> valueAt(logs, share))
                .toArray();
    }

    /** Shares of the sample that lie below the percentile of a resample. */
    private static double[] ranks(RankKey key) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(key.seed);
        double p = key.percent / 100;
        ContinuousSampler below = AhrensDieterMarsagliaTsangGammaSampler.of(random, (key.size + 1) * p, 1);
        ContinuousSampler above = AhrensDieterMarsagliaTsangGammaSampler.of(random, (key.size + 1) * (1 - p), 1);
        double[] shares = new double[RESAMPLES];
        for (int i = 0; i < shares.length; i++) {
            double x = below.sample();
            shares[i] = x / (x + above.sample());
        }
        return shares;
    }

    /** The value at a share of the sample; each value stands for the middle of its own 1/n. */
    private static double valueAt(double[] sorted, double share) {
        double rank = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1.0);
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }

    private double[] means(double[] values, double mean, double size) {
        double stretch = Math.sqrt(values.length / size);
        UniformRandomProvider random = random();
        double[] draws = new double[RESAMPLES];
        for (int i = 0; i < draws.length; i++) {
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                sum += values[random.nextInt(values.length)];
            }
            // Stretched on the logarithmic scale, where no draw can leave the positive numbers.
            draws[i] = Math.log(mean) + stretch * Math.log(sum / values.length / mean);
        }
        return draws;
    }
}
