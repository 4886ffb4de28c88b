package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Seeded bootstrap of one statistic with {@value #RESAMPLES} resamples; the same seed and sample give the same result.
 *
 * <p>A percentile needs no resampling of values: the rank of a resample's percentile, as a share of the sample, is Beta
 * distributed (Harrell and Davis, Biometrika 69, 1982), so shares are drawn and looked up in the {@link Shape}. A tail
 * percentile of few values is biased towards the middle; the bias that the draws show is subtracted. Draws of the mean
 * follow from its first three moments (Cornish and Fisher, 1938). Both use the effective sample size, see {@link
 * SerialDependence}, so dependent generations give a wider result.
 */
public final class Bootstrap {

    /** Resamples per estimate: with another seed, the limits of an interval move by about 3 % of its width. */
    public static final int RESAMPLES = 2000;

    /**
     * Degrees of freedom per value beyond a percentile, for many such values. The spread of a tail percentile rests on
     * few values and is itself uncertain; this and the next constant are calibrated with the operating curve in {@code
     * docs/verdicts.md}, so that few generations cause no more false alarms than many.
     */
    private static final double FREEDOM_PER_TAIL_VALUE = 8;

    /** Number of values beyond a percentile at which the degrees of freedom per value are half of that. */
    private static final double FEW_TAIL_VALUES = 6;

    /** Effective sizes are rounded down to powers of this, so that many figures share their draws of ranks. */
    private static final double SIZE_STEP = 1.02;

    /** Steps to which shares are rounded, for the same reason. */
    private static final double SHARE_STEPS = 2000;

    /** Highest skewness of a mean that its first three moments describe. */
    private static final double MOST_SKEW = 1.5;

    /** Lowest draw of a mean, as a share of the mean. */
    private static final double LEAST_MEAN = 0.05;

    private static final int MAX_CACHED = 500;

    /** Draws by all that they depend on: drawing is most of the work. */
    private static final Map<RankKey, double[]> RANKS = new ConcurrentHashMap<>();

    private static final Map<Long, double[]> NORMALS = new ConcurrentHashMap<>();

    private record RankKey(long seed, double size, double share) {}

    private final long seed;

    /** @param seed different for estimates that are compared with each other */
    public Bootstrap(long seed) {
        this.seed = seed;
    }

    /**
     * Estimates a statistic of a single sample.
     *
     * @param inOrder the sample in order of time
     * @return empty for fewer than two values or a value that is not positive, to which there is no ratio
     */
    public Optional<Estimate> estimate(double[] inOrder, Statistic statistic) {
        if (inOrder.length < 2 || !(Arrays.stream(inOrder).min().orElseThrow() > 0)) {
            return Optional.empty();
        }
        List<double[]> alone = List.of(inOrder);
        double[] sorted = inOrder.clone();
        Arrays.sort(sorted);
        return Optional.of(estimate(sorted, statistic, Shape.of(alone), SerialDependence.of(alone)));
    }

    /**
     * Estimates a statistic of one of several samples.
     *
     * @param sorted at least two values, all positive, ascending
     * @param shape of all the samples
     * @param dependence of all the samples
     */
    Estimate estimate(double[] sorted, Statistic statistic, Shape shape, SerialDependence dependence) {
        double log = Math.log(statistic.ofSorted(sorted));
        double inflation = dependence.inflation(statistic);
        double size = sorted.length / inflation;
        double all = shape.sorted().length / inflation;
        if (statistic instanceof Statistic.Percentile percentile) {
            double beyond = all * percentile.tail();
            double freedom = Math.max(1, FREEDOM_PER_TAIL_VALUE * beyond * beyond / (beyond + FEW_TAIL_VALUES));
            return percentile(log, sorted.length, size, freedom, percentile.percent() / 100, shape);
        }
        Shape.Moments moments = shape.moments();
        // Variance of a variance: (kurtosis - 1) / n of its square.
        double freedom = Math.max(1, 2 * all / (moments.kurtosis() - 1) - 1);
        return new Estimate(log, means(log, size, moments), freedom, size);
    }

    /**
     * Estimate known only by its relative standard error, such as a throughput.
     *
     * @param value positive
     * @param relativeError standard error / value
     */
    public Estimate normal(double value, double relativeError, double freedom, double size) {
        double log = Math.log(value);
        return new Estimate(
                log, Arrays.stream(normals()).map(z -> log + relativeError * z).toArray(), freedom, size);
    }

    private Estimate percentile(double log, int count, double size, double freedom, double p, Shape shape) {
        // Expected position of the percentile among the values, see Percentiles.
        double share = Math.rint(((count - 1) * p + 1) / (count + 1) * SHARE_STEPS) / SHARE_STEPS;
        double steps = Math.floor(Math.log(size) / Math.log(SIZE_STEP));
        RankKey key = new RankKey(seed, Math.pow(SIZE_STEP, steps), share);
        if (RANKS.size() > MAX_CACHED) {
            RANKS.clear();
        }
        double[] draws = Arrays.stream(RANKS.computeIfAbsent(key, Bootstrap::ranks))
                .map(shape::at)
                .toArray();
        double middle = Percentiles.of(draws, 50)[0];
        double unbiased = log - (middle - shape.at(p));
        for (int i = 0; i < draws.length; i++) {
            draws[i] += unbiased - middle;
        }
        return new Estimate(unbiased, draws, freedom, size);
    }

    /** Random shares of the sample below the percentile of a resample. */
    private static double[] ranks(RankKey key) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(key.seed);
        ContinuousSampler below = AhrensDieterMarsagliaTsangGammaSampler.of(random, (key.size + 1) * key.share, 1);
        ContinuousSampler above =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, (key.size + 1) * (1 - key.share), 1);
        double[] shares = new double[RESAMPLES];
        for (int i = 0; i < shares.length; i++) {
            double x = below.sample();
            shares[i] = x / (x + above.sample());
        }
        return shares;
    }

    private double[] means(double log, double size, Shape.Moments moments) {
        double error = moments.variation() / Math.sqrt(size);
        double skew = Math.min(Math.max(moments.skewness() / Math.sqrt(size), -MOST_SKEW), MOST_SKEW);
        return Arrays.stream(normals())
                .map(z -> z + skew / 6 * (z * z - 1))
                .map(z -> log + Math.log(Math.max(1 + error * z, LEAST_MEAN)))
                .toArray();
    }

    private double[] normals() {
        if (NORMALS.size() > MAX_CACHED) {
            NORMALS.clear();
        }
        return NORMALS.computeIfAbsent(seed, Bootstrap::normals);
    }

    private static double[] normals(long seed) {
        ZigguratSampler.NormalizedGaussian gaussian =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        double[] draws = new double[RESAMPLES];
        Arrays.setAll(draws, i -> gaussian.sample());
        return draws;
    }
}
