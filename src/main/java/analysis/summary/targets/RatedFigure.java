package analysis.summary.targets;

import java.util.OptionalInt;

/**
 * Figure of a model with its target and rating.
 *
 * @param promptTokens requested length of the figure's prompts; absent for all prompts
 * @param fewSamples whether it has fewer samples than it needs: as a percentile, or for a rating
 * @param rating what the value says, however few the samples
 */
public record RatedFigure(
        String model, OptionalInt promptTokens, double value, boolean fewSamples, Target target, Rating rating) {

    /** Name for people. */
    public String label() {
        return target.metric().label()
                + (promptTokens.isPresent() ? ", prompts of " + promptTokens.getAsInt() + " tokens" : "");
    }
}
