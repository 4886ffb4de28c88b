package analysis.verdict.policy;

import analysis.stats.Metric.Better;
import analysis.summary.figures.Slo;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Service-level objective: a limit that needs no baseline. {@link ObjectiveParser} defines its text form, which JSON uses, too.
 *
 * @param text as written
 */
public sealed interface Objective {

    @JsonValue
    String text();

    Measure measure();

    /** Worst value that meets it, in the unit of the measure; for a share, 0 to 1. */
    double limit();

    /**
     * Parses an objective.
     *
     * @throws SyntaxException with the column, if {@code text} is no objective
     */
    @JsonCreator
    static Objective of(String text) throws SyntaxException {
        return ObjectiveParser.parse(text);
    }

    /** Whether the limit is a minimum. */
    default boolean isFloor() {
        return measure().better() == Better.HIGHER;
    }

    /**
     * Limit on a statistic of a metric.
     *
     * @param limit worst value that meets it, in the metric's unit; above 0
     */
    record OfMetric(String text, Measure.Sampled measure, double limit) implements Objective {}

    /**
     * Minimum throughput of each model and series.
     *
     * @param limit per second, above 0
     */
    record OfThroughput(String text, Measure.Throughput measure, double limit) implements Objective {}

    /**
     * Maximum cost or energy of the tokens of each series.
     *
     * @param limit in the unit of the measure, above 0
     */
    record OfSpending(String text, Measure.Spending measure, double limit) implements Objective {}

    /**
     * Maximum share of failed generations.
     *
     * @param limit 0 to 1
     */
    record OfErrors(String text, double limit) implements Objective {
        @Override
        public Measure measure() {
            return Measure.Share.ERRORS;
        }
    }

    /**
     * Minimum share of right answers among those that were checked.
     *
     * @param limit 0 to 1
     */
    record OfRightAnswers(String text, double limit) implements Objective {
        @Override
        public Measure measure() {
            return Measure.Share.RIGHT_ANSWERS;
        }
    }

    /**
     * Minimum share of generations, failures included, that succeed within every limit of {@code each}.
     *
     * @param limit 0 to 1
     * @param each limits on single generations; if empty, those of the policy's objectives on metrics apply
     */
    record OfGoodput(String text, double limit, List<Slo> each) implements Objective {
        @Override
        public Measure measure() {
            return Measure.Share.GOODPUT;
        }
    }
}
