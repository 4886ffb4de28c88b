package analysis.stats;

import java.util.List;

/**
 * Run-to-run spread of a statistic of an unchanged server beyond what the samples of each run explain: another day,
 * another node, other neighbours. Standard deviation on the logarithmic scale, so 0.03 is 3 %.
 *
 * <p>Estimated from the runs of a baseline by the method of moments of a random-effects model (DerSimonian and Laird,
 * Controlled Clinical Trials 7, 1986): variance between runs less the mean variance within them.
 *
 * @param sd 0 or more
 * @param freedom degrees of freedom behind {@code sd}; infinite for an assumed one
 */
public record RunSpread(double sd, double freedom) {

    /** Degrees of freedom of the assumed spread. */
    private static final double PRIOR_FREEDOM = 4;

    /** Spread that is assumed, not measured. */
    public static RunSpread assumed(double sd) {
        return new RunSpread(sd, Double.POSITIVE_INFINITY);
    }

    /**
     * Spread pooled over several rows of a verdict: a few runs give a poor estimate for a single row.
     *
     * @param rows one estimate per run for each row; rows of a single run are ignored
     * @return 0 with no freedom if no row has two runs
     */
    public static RunSpread pooled(List<List<Estimate>> rows) {
        double sum = 0;
        double freedom = 0;
        for (List<Estimate> runs : rows) {
            if (runs.size() > 1) {
                double mean = runs.stream().mapToDouble(Estimate::log).average().orElseThrow();
                double within =
                        runs.stream().mapToDouble(Estimate::variance).average().orElseThrow();
                double squares = runs.stream()
                        .mapToDouble(run -> (run.log() - mean) * (run.log() - mean))
                        .sum();
                sum += squares - (runs.size() - 1) * within;
                freedom += runs.size() - 1;
            }
        }
        return freedom == 0 ? new RunSpread(0, 0) : new RunSpread(Math.sqrt(Math.max(0, sum / freedom)), freedom);
    }

    /** Copy with at most {@code fewer} degrees of freedom, for rows that are correlated. */
    public RunSpread withFreedom(double fewer) {
        return new RunSpread(sd, Math.min(freedom, fewer));
    }

    /**
     * Posterior spread: the larger of the measured spread and its average with the assumed one, weighted by degrees of
     * freedom (empirical Bayes: Smyth, Statistical Applications in Genetics and Molecular Biology 3, 2004). A few runs
     * that happen to be alike do not prove a steady server.
     *
     * @param assumed spread of a server of which nothing is known yet
     * @param atLeastAssumed whether there are too few runs to claim less than that
     */
    public RunSpread with(double assumed, boolean atLeastAssumed) {
        if (freedom == 0) {
            return assumed(assumed);
        }
        double together = PRIOR_FREEDOM + freedom;
        double weighted = Math.sqrt((PRIOR_FREEDOM * assumed * assumed + freedom * sd * sd) / together);
        return sd > weighted ? this : new RunSpread(atLeastAssumed ? Math.max(weighted, assumed) : weighted, together);
    }

    /** This spread or {@code other}, whichever is larger. */
    public RunSpread orLarger(RunSpread other) {
        return other.sd > sd ? other : this;
    }
}
