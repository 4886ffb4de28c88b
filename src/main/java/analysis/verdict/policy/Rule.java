package analysis.verdict.policy;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Limits on the change of one figure from the baseline; {@link RuleParser} defines the text form.
 *
 * @param measure figure that is compared
 * @param fail significant changes beyond it fail a build; for {@link Measure.Share#ERRORS} a limit on the rate itself
 * @param warn significant changes beyond it give a warning
 * @param ignore smaller changes, in the figure's unit, pass because they are too small to measure
 */
public record Rule(Measure measure, Optional<Limit> fail, Optional<Limit> warn, OptionalDouble ignore) {

    /** Text of the limits: {@code +20 % (warn +10 %)}, {@code warn ±15 %}. */
    public String text() {
        if (fail.isEmpty()) {
            return "warn " + text(warn.orElseThrow());
        }
        return text(fail.get())
                + warn.map(limit -> " (warn " + text(limit) + ")").orElse("");
    }

    /** Text of a limit; one on errors is a rate, not a change, so it has no sign. */
    private String text(Limit limit) {
        return measure == Measure.Share.ERRORS ? limit.text().substring(1) : limit.text();
    }
}
