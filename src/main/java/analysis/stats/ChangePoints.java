package analysis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Change points of a figure over many runs: where it stepped to another level and stayed there.
 *
 * <p>Method: divisive clustering by the energy statistic (E-divisive: Matteson and James, Journal of the American
 * Statistical Association 109, 2014), with Student's t-test of both sides instead of permutations, as for histories of
 * benchmarks (Fleming et al., "Hunter: Using Change Point Detection to Hunt for Performance Regressions", ICPE 2023):
 * few runs have too few permutations. On logarithms, so that a step is a factor. The p-value is corrected for the
 * choice of the place (Bonferroni).
 */
public final class ChangePoints {

    /** Fewest runs on each side of a step: two may be alike by chance. */
    public static final int FEWEST = 3;

    /** Smallest step of interest, as a logarithm, however certain smaller ones are. */
    private static final double LEAST_STEP = Math.log(1.02);

    private final double[] logs;
    private final double alpha;
    private final SortedSet<Integer> found = new TreeSet<>();

    private ChangePoints(double[] logs, double alpha) {
        this.logs = logs;
        this.alpha = alpha;
    }

    /**
     * Step to another level.
     *
     * @param at position of the first value of the new level
     * @param change relative change from the old level to the new one: 0.18 is +18 %
     */
    public record Step(int at, double change) {}

    /**
     * Steps of a series, earliest first; none unless all values are above 0.
     *
     * @param alpha highest probability of reporting a step where there is none
     */
    public static List<Step> of(double[] values, double alpha) {
        if (!Arrays.stream(values).allMatch(value -> value > 0)) {
            return List.of();
        }
        ChangePoints search =
                new ChangePoints(Arrays.stream(values).map(Math::log).toArray(), alpha);
        search.split(0, values.length);
        return search.steps();
    }

    private void split(int from, int to) {
        if (to - from < 2 * FEWEST) {
            return;
        }
        int at = mostUnlike(from, to);
        int places = to - from - 2 * FEWEST + 1;
        if (Math.abs(mean(at, to) - mean(from, at)) >= LEAST_STEP && places * pValue(from, at, to) <= alpha) {
            found.add(at);
            split(from, at);
            split(at, to);
        }
    }

    /** Position where the energy distance of both sides, weighted by their sizes, is largest. */
    private int mostUnlike(int from, int to) {
        double left = 0;
        double right = 0;
        double between = 0;
        for (int i = from; i < to; i++) {
            right += distances(i, i + 1, to);
        }
        int best = from + FEWEST;
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = from + 1; at <= to - FEWEST; at++) {
            // The value before it moves from the right side to the left.
            double toLeft = distances(at - 1, from, at - 1);
            double toRight = distances(at - 1, at, to);
            between += toRight - toLeft;
            left += toLeft;
            right -= toRight;
            double n = at - from;
            double m = to - at;
            if (n >= FEWEST) {
                double energy = 2 * between / (n * m) - 2 * left / (n * (n - 1)) - 2 * right / (m * (m - 1));
                double weighted = energy * n * m / (n + m);
                if (weighted > largest) {
                    largest = weighted;
                    best = at;
                }
            }
        }
        return best;
    }

    private double distances(int of, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(logs[i] - logs[of]);
        }
        return sum;
    }

    /** Two-sided p-value with the pooled variance of both sides. */
    private double pValue(int from, int at, int to) {
        double freedom = to - from - 2.0;
        double variance = (squares(from, at) + squares(at, to)) / freedom;
        double error = Math.sqrt(variance * (1.0 / (at - from) + 1.0 / (to - at)));
        double difference = Math.abs(mean(at, to) - mean(from, at));
        return error == 0 ? 0 : 2 * TDistribution.of(freedom).survivalProbability(difference / error);
    }

    private double mean(int from, int to) {
        return Arrays.stream(logs, from, to).average().orElseThrow();
    }

    private double squares(int from, int to) {
        double mean = mean(from, to);
        return Arrays.stream(logs, from, to).map(x -> (x - mean) * (x - mean)).sum();
    }

    private List<Step> steps() {
        List<Integer> ends = new ArrayList<>(found);
        ends.add(logs.length);
        List<Step> steps = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < found.size(); i++) {
            int at = ends.get(i);
            steps.add(new Step(at, Math.expm1(mean(at, ends.get(i + 1)) - mean(from, at))));
            from = at;
        }
        return List.copyOf(steps);
    }
}
