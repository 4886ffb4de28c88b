package analysis.summary;

import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Summary;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import run.RunInfo;

/**
 * What tokens cost, in the currency of the settings: a server that is paid by the hour costs less a token the busier it is, an API
 * is paid by the token.
 *
 * @param perHour {@code costPerHour}; empty if it was not given
 * @param perMillionInput {@code inputTokenPrice}, of a million prompt tokens; likewise
 * @param perMillionOutput {@code outputTokenPrice}; likewise
 */
public record Cost(OptionalDouble perHour, OptionalDouble perMillionInput, OptionalDouble perMillionOutput) {

    private static final double MILLION = 1e6;
    private static final double S_PER_HOUR = 3600;

    /** Empty if the run's settings name no price. */
    public static Optional<Cost> of(RunInfo info) {
        Cost cost =
                new Cost(price(info, "costPerHour"), price(info, "inputTokenPrice"), price(info, "outputTokenPrice"));
        return cost.perHour.isEmpty() && cost.perMillionInput.isEmpty() && cost.perMillionOutput.isEmpty()
                ? Optional.empty()
                : Optional.of(cost);
    }

    private static OptionalDouble price(RunInfo info, String setting) {
        SortedMap<String, String> settings = info.settings();
        String text = settings == null ? null : settings.get(setting);
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) { // a run takes numbers only: somebody has edited its file
            return OptionalDouble.empty();
        }
    }

    /** What is left of it if the server's time costs nothing. */
    public Cost withoutHours() {
        return new Cost(OptionalDouble.empty(), perMillionInput, perMillionOutput);
    }

    /** Of a million output tokens, prompts and failed generations included; empty if no tokens were counted. */
    public OptionalDouble perMillionTokens(Summary summary) {
        long output = summary.tokens().output();
        OptionalDouble total = total(summary);
        return output == 0 || total.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(total.getAsDouble() * MILLION / output);
    }

    /** Of a thousand successful generations; empty if there are none. */
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
