package analysis.summary.targets;

import java.util.OptionalInt;

/**
 * A figure of a model, its target and how it did.
 *
 * @param promptTokens length of the prompts that it is a figure of, as asked for; absent: of all
 */
public record RatedFigure(String model, OptionalInt promptTokens, double value, Target target, Rating rating) {

    /** What was rated, for people. */
    public String label() {
        return target.metric().label()
                + (promptTokens.isPresent() ? ", prompts of " + promptTokens.getAsInt() + " tokens" : "");
    }
}
