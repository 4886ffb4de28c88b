package analysis.verdict;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of a verdict.
 *
 * @param subject what it is about
 * @param level the judgement
 * @param baseline the figure then, in the subject's unit; absent for objectives and where there is none
 * @param current the figure now
 * @param change absent where there is no ratio: error rates, objectives, missing figures
 * @param criterion what it was held against
 * @param superiority effect size: probability that a value now exceeds one of the baseline; 0.5 is no difference
 * @param samples values behind the current figure
 * @param reason one sentence: why this level
 * @param generations per series, on both sides, that would probably decide; only if undecided, or passed with a reserve
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

    /** The gravest first, then the largest change, then by name. */
    public static final Comparator<Finding> BY_IMPORTANCE = Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::size).reversed())
            .thenComparing(Finding::subject);

    /** Whether it passed with a reserve: more generations would exclude a regression that these leave improbable. */
    public boolean hasReserve() {
        return level == Level.PASS && generations.isPresent();
    }

    /** What it was held against, as written in the policy. */
    public String limit() {
        return criterion.text();
    }

    private double size() {
        return change.map(interval -> Math.abs(Math.log1p(interval.change()))).orElse(0.0);
    }

    Finding with(Level newLevel, String why) {
        return new Finding(
                subject, newLevel, baseline, current, change, criterion, superiority, samples, why, generations);
    }
}
