package analysis.stats;

import java.util.List;

/**
 * How much the same statistic of an unchanged server differs from run to run, beyond what the samples of each run
 * explain: another day, another node, other neighbours. Standard deviation on the logarithmic scale, so 0.03 is 3 %.
 *
 * <p>Estimated from the runs of a baseline by the method of moments of a random-effects model (DerSimonian and Laird,
 * Controlled Clinical Trials 7, 1986): variance between the runs' estimates less the mean variance within them.
 *
 * @param sd 0 or more
 * @param freedom degrees of freedom behind {@code sd}; infinite for an assumed one
 */
public record RunSpread(double sd, double freedom) {

    /** Degrees of freedom that the assumed spread is worth. */
    private static final double PRIOR_FREEDOM = 4;

    /** A spread that is not measured but taken for granted. */
    public static RunSpread assumed(double sd) {
        return new RunSpread(sd, Double.POSITIVE_INFINITY);
    }

    /**
     * The spread that several rows of a verdict share: a few runs give a bad estimate for a single row.
     *
     * @param rows for each row one estimate per run; rows of a single run count for nothing
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

    /** The same with fewer degrees of freedom, where the rows it was measured on go up and down together. */
    public RunSpread withFreedom(double fewer) {
        return new RunSpread(sd, Math.min(freedom, fewer));
    }

    /**
     * What is known of the spread in all: what was measured, but no less than that together with what was assumed before,
     * weighted by its own degrees of freedom (empirical Bayes: Smyth, Statistical Applications in Genetics and Molecular
     * Biology 3, 2004). A few runs that happen to be alike do not prove that the server is steady.
     *
     * @param assumed of runs of a server of which nothing is known yet
     * @param atLeastAssumed whether the runs are too few to claim less
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
