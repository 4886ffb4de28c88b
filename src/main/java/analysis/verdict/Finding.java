package analysis.verdict;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Row of a verdict: one figure and its level.
 *
 * @param baseline figure of the baseline, in the subject's unit; absent for objectives and new figures
 * @param current figure of the run
 * @param change absent where there is no ratio: error rates, objectives, missing figures
 * @param superiority effect size: probability that a value of the run exceeds one of the baseline; 0.5 is no difference
 * @param samples number of values behind the current figure
 * @param reason one sentence that explains the level
 * @param generations number per series, on both sides, that would probably decide; only if undecided, or passed with a reserve
 */
public record Finding(
        Subject subject,
        Level level,
        OptionalDouble baseline,
        OptionalDouble current,
        Optional<Interval> change,
        Criterion criterion,
        OptionalDouble superiority,
        int samples,
        String reason,
        OptionalLong generations) {

    /** Order: most severe level first, then largest change, then name. */
    public static final Comparator<Finding> BY_IMPORTANCE = Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::size).reversed())
            .thenComparing(Finding::subject);

    /** Whether it passed with a reserve: a regression is improbable, and more generations would exclude it. */
    public boolean hasReserve() {
        return level == Level.PASS && generations.isPresent();
    }

    /** Limit as written in the policy. */
    public String limit() {
        return criterion.text();
    }

    private double size() {
        return change.map(interval -> Math.abs(Math.log1p(interval.change()))).orElse(0.0);
    }

    /** Finding without a ratio to the baseline. */
    static Finding of(
            Subject subject,
            Level level,
            OptionalDouble baseline,
            OptionalDouble current,
            Criterion criterion,
            int samples,
            String reason,
            OptionalLong generations) {
        return new Finding(
                subject,
                level,
                baseline,
                current,
                Optional.empty(),
                criterion,
                OptionalDouble.empty(),
                samples,
                reason,
                generations);
    }
}
