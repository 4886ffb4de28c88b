package analysis.verdict.policy;

import analysis.stats.Metric.Better;
import analysis.summary.figures.Slo;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A service-level objective: a limit that needs no baseline. {@link ObjectiveParser} has the written form, which is the
 * form in JSON too.
 *
 * @param text as written
 */
public sealed interface Objective {

    @JsonValue
    String text();

    Measure measure();

    /** The worst value that meets it: in the unit of the measure, of a share 0 to 1. */
    double limit();

    /** @throws SyntaxException with the column, if {@code text} is no objective */
    @JsonCreator
    static Objective of(String text) throws SyntaxException {
        return ObjectiveParser.parse(text);
    }

    /** Whether smaller values break it. */
    default boolean isFloor() {
        return measure().better() == Better.HIGHER;
    }

    /**
     * A statistic of a metric against a limit.
     *
     * @param limit the worst value that meets it, in the metric's unit; above 0
     */
    record OfMetric(String text, Measure.Sampled measure, double limit) implements Objective {}

    /**
     * A smallest throughput of each model and series.
     *
     * @param limit per second, above 0
     */
    record OfThroughput(String text, Measure.Throughput measure, double limit) implements Objective {}

    /**
     * What the tokens of each series may take at most.
     *
     * @param limit in the unit of the measure, above 0
     */
    record OfSpending(String text, Measure.Spending measure, double limit) implements Objective {}

    /**
     * A largest share of failed generations.
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
     * A smallest share of right answers, of those held against what their prompts expect.
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
     * A smallest share of generations, failures included, that succeed within every one of {@code each}.
     *
     * @param limit 0 to 1
     * @param each limits on single generations; none: those of the policy's objectives on metrics
     */
    record OfGoodput(String text, double limit, List<Slo> each) implements Objective {
        @Override
        public Measure measure() {
            return Measure.Share.GOODPUT;
        }
    }
}
