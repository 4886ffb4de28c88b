package analysis.verdict.policy;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The limits on one figure against the baseline; {@link RuleParser} has the written form.
 *
 * @param measure what is compared
 * @param fail beyond it, with evidence, a build fails; for {@link Measure.Share#ERRORS} the rate itself, not a change
 * @param warn beyond it, with evidence, there is a warning
 * @param ignore changes smaller than this, in the figure's unit, pass: no tool resolves them
 */
public record Rule(Measure measure, Optional<Limit> fail, Optional<Limit> warn, OptionalDouble ignore) {

    /** The limits for people: {@code +20 % (warn +10 %)}, {@code warn ±15 %}. */
    public String text() {
        if (fail.isEmpty()) {
            return "warn " + text(warn.orElseThrow());
        }
        return text(fail.get())
                + warn.map(limit -> " (warn " + text(limit) + ")").orElse("");
    }

    /** A limit on errors is a rate, not a change, so it has no sign. */
    private String text(Limit limit) {
        return measure == Measure.Share.ERRORS ? limit.text().substring(1) : limit.text();
    }
}
