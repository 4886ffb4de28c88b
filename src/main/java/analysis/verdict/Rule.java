package analysis.verdict;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The limits on one figure against the baseline; {@link RuleParser} has the written form.
 *
 * @param measure what is compared
 * @param fail beyond it, with evidence, a build fails; for {@link Measure.Errors} the rate itself, not a change
 * @param warn beyond it, with evidence, there is a warning
 * @param ignore changes smaller than this, in the figure's unit, pass: no tool resolves them
 */
public record Rule(Measure measure, Optional<Limit> fail, Optional<Limit> warn, OptionalDouble ignore) {

    /** The limit that is worth showing: FAIL's, else WARN's. */
    public Limit shown() {
        return fail.or(() -> warn).orElseThrow();
    }
}
