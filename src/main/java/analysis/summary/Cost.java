package analysis.summary;

import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Summary;
import java.util.Optional;
import java.util.OptionalDouble;
import run.RunInfo;

/**
 * Cost of tokens, in the currency of the settings. A server paid by the hour costs less per token the busier it is; an
 * API is paid by the token.
 *
 * @param perHour {@code costPerHour}; empty if not given
 * @param perMillionInput {@code inputTokenPrice}, per million prompt tokens; empty if not given
 * @param perMillionOutput {@code outputTokenPrice}, per million output tokens; empty if not given
 */
public record Cost(OptionalDouble perHour, OptionalDouble perMillionInput, OptionalDouble perMillionOutput) {

    private static final double MILLION = 1e6;
    private static final double S_PER_HOUR = 3600;

    /** Cost by a run's settings; empty if they name no price. */
    public static Optional<Cost> of(RunInfo info) {
        Cost cost =
                new Cost(price(info, "costPerHour"), price(info, "inputTokenPrice"), price(info, "outputTokenPrice"));
        return cost.perHour.isEmpty() && cost.perMillionInput.isEmpty() && cost.perMillionOutput.isEmpty()
                ? Optional.empty()
                : Optional.of(cost);
    }

    private static OptionalDouble price(RunInfo info, String setting) {
        String text = info.settings().get(setting);
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) { // a run accepts only numbers, so its file was edited
            return OptionalDouble.empty();
        }
    }

    /** Copy without the price per hour. */
    public Cost withoutHours() {
        return new Cost(OptionalDouble.empty(), perMillionInput, perMillionOutput);
    }

    /** Cost per million output tokens, including prompts and failed generations; empty if no tokens were counted. */
    public OptionalDouble perMillionTokens(Summary summary) {
        long output = summary.tokens().output();
        OptionalDouble total = total(summary);
        return output == 0 || total.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(total.getAsDouble() * MILLION / output);
    }

    /** Cost per thousand successful generations; empty if there are none. */
    public OptionalDouble perThousandGenerations(Summary summary) {
        OptionalDouble total = total(summary);
        return summary.ok() == 0 || total.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(total.getAsDouble() * 1000 / summary.ok());
    }

    private OptionalDouble total(Summary summary) {
        double tokens = (perMillionInput.orElse(0) * summary.tokens().prompt()
                        + perMillionOutput.orElse(0) * summary.tokens().output())
                / MILLION;
        if (perHour.isEmpty()) {
            return OptionalDouble.of(tokens);
        }
        return summary.throughput().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(tokens
                        + perHour.getAsDouble()
                                * summary.throughput()
                                        .map(ServerThroughput::windowS)
                                        .orElseThrow()
                                / S_PER_HOUR);
    }
}
