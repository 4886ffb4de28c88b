package analysis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Paired values of one metric, such as the answers of two servers to the same prompt at the same time. What both share,
 * such as a long prompt or a busy network, cancels in their difference.
 *
 * @param a in order of time
 * @param b partner of each of {@code a}
 */
public record PairedSamples(double[] a, double[] b) {

    private static final double TWO_SIDED = 0.025;

    /** Standard errors subtracted from the correlation: a one-sided 95 % limit. */
    private static final double CAUTION = 1.645;

    private static final int FEWEST = 5;

    /** Upper 95 % limit of expected events where none was seen (rule of three). */
    private static final double UNSEEN = 3;

    private static final Statistic MEAN = new Statistic.Mean();

    public PairedSamples {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " values for " + b.length + " partners");
        }
    }

    public int count() {
        return a.length;
    }

    /**
     * Mean difference with its interval by Student's t, with the effective number of pairs, see {@link
     * SerialDependence}.
     *
     * @return empty for fewer than {@value #FEWEST} pairs
     */
    public Optional<MeanDifference> difference() {
        if (count() < FEWEST) {
            return Optional.empty();
        }
        double[] differences = new double[count()];
        Arrays.setAll(differences, i -> b[i] - a[i]);
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares = Arrays.stream(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .sum();
        double size = count() / SerialDependence.of(List.of(differences)).inflation(MEAN);
        double error = Math.sqrt(squares / (count() - 1) / size);
        double half = -TDistribution.of(Math.max(1, size - 1)).inverseCumulativeProbability(TWO_SIDED) * error;
        return Optional.of(new MeanDifference(mean, mean - half, mean + half, count()));
    }

    /**
     * Correlation of a statistic of both sides, 0 to 1: that of the values' influence on it, which for a percentile is
     * whether a value lies beyond it (first-order expansion: Serfling, "Approximation Theorems of Mathematical
     * Statistics", 1980, 2.3). It is a lower confidence limit by Fisher's transformation, and 0 for negative
     * correlation, so that pairing never claims too much.
     */
    double correlation(Statistic statistic) {
        if (count() < FEWEST) {
            return 0;
        }
        // The correlation of indicators rests on the few that are set; of k equal ones up to 3 / k may differ yet.
        double known = statistic instanceof Statistic.Percentile percentile ? count() * percentile.tail() : count();
        double largest = 1 - UNSEEN / known;
        if (largest <= 0) {
            return 0;
        }
        double r = pearson(influence(a, statistic), influence(b, statistic));
        double z = atanh(Math.min(Math.max(r, 0), largest)) - CAUTION / Math.sqrt(known);
        return Math.max(0, Math.tanh(z));
    }

    private static double[] influence(double[] values, Statistic statistic) {
        if (statistic instanceof Statistic.Percentile percentile) {
            double limit = Percentiles.of(values, percentile.percent())[0];
            return Arrays.stream(values).map(value -> value > limit ? 1 : 0).toArray();
        }
        return values;
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    /**
     * Exact test of whether more of B's values than of A's lie beyond a limit, on the pairs of which only one does
     * (McNemar, Psychometrika 12, 1947).
     *
     * @param above whether beyond means above the limit
     * @param include whether a value on the limit is beyond
     * @param inflation number of pairs that are worth one independent pair, at least 1
     */
    TwoSides.Proof beyond(double limit, boolean above, boolean include, double inflation) {
        int onlyA = 0;
        int onlyB = 0;
        for (int i = 0; i < a.length; i++) {
            boolean inA = isBeyond(a[i], limit, above, include);
            boolean inB = isBeyond(b[i], limit, above, include);
            onlyA += inA && !inB ? 1 : 0;
            onlyB += inB && !inA ? 1 : 0;
        }
        int events = (int) Math.round(onlyB / inflation);
        int all = events + (int) Math.round(onlyA / inflation);
        BinomialDistribution fair = BinomialDistribution.of(all, 0.5);
        return new TwoSides.Proof(events == 0 ? 1 : fair.survivalProbability(events - 1), Math.pow(0.5, all));
    }

    private static boolean isBeyond(double value, double limit, boolean above, boolean include) {
        return above ? value > limit || include && value == limit : value < limit || include && value == limit;
    }
}
