package inference.telemetry;

import static run.Units.MS_PER_S;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import run.Generation;
import run.Generation.Tokens;

/**
 * Metrics of a run's generations by model and series: those of OpenTelemetry's semantic conventions for generative AI, and
 * further ones named {@code llm_perf.…}.
 */
final class GenerationMetrics {

    /** Bucket bounds of durations by the conventions, s. */
    private static final double[] SECONDS = {
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
    };
    /** Bucket bounds of {@code gen_ai.server.time_per_output_token} by the conventions, s. */
    private static final double[] SECONDS_PER_TOKEN = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5
    };

    private static final double[] TOKENS = {1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576};

    private static final String MODEL = "gen_ai.request.model";
    private static final String SERIES = "series";
    private static final double US_PER_S = 1e6;

    private final List<Instruments> targets;
    private final Values duration;
    private final Values firstChunk;
    private final Values perOutputChunk;
    private final Values firstToken;
    private final Values perOutputToken;
    private final Values tokens;
    private final Values generations;

    GenerationMetrics(List<Instruments> targets) {
        this.targets = List.copyOf(targets);
        duration = seconds(
                "gen_ai.client.operation.duration",
                "From the request to the end of the answer.",
                SECONDS,
                "error.type");
        firstChunk =
                seconds("gen_ai.client.operation.time_to_first_chunk", "From the request to the first chunk.", SECONDS);
        perOutputChunk =
                seconds("gen_ai.client.operation.time_per_output_chunk", "From one chunk to the next.", SECONDS);
        firstToken = seconds("llm_perf.time_to_first_token", "From the request to the first token (TTFT).", SECONDS);
        perOutputToken =
                seconds("llm_perf.time_per_output_token", "Time per token after the first (TPOT).", SECONDS_PER_TOKEN);
        tokens = histogram(
                new Instrument(
                        "gen_ai.client.token.usage",
                        "{token}",
                        "Tokens of a prompt (input) or an answer (output).",
                        MODEL,
                        SERIES,
                        "gen_ai.token.type"),
                TOKENS);
        Instrument counted = new Instrument(
                "llm_perf.generations", "{generation}", "Generations by outcome.", MODEL, SERIES, "outcome", "phase");
        generations = new Values(
                this.targets.stream().map(target -> target.counter(counted)).toList());
    }

    /** A metric in all its targets. */
    private record Values(List<Function<String[], DoubleConsumer>> each) {

        DoubleConsumer of(String... labels) {
            return each.stream()
                    .map(one -> one.apply(labels))
                    .reduce(DoubleConsumer::andThen)
                    .orElse(value -> {});
        }
    }

    private Values seconds(String name, String help, double[] bounds, String... more) {
        String[] labels = new String[2 + more.length];
        labels[0] = MODEL;
        labels[1] = SERIES;
        System.arraycopy(more, 0, labels, 2, more.length);
        return histogram(new Instrument(name, Instrument.SECONDS, help, labels), bounds);
    }

    private Values histogram(Instrument instrument, double[] bounds) {
        return new Values(targets.stream()
                .map(target -> target.histogram(instrument, bounds))
                .toList());
    }

    void observe(Generation generation) {
        String model = generation.origin().model();
        String series = generation.origin().series();
        String outcome = generation.ending().outcome().code();
        generations
                .of(model, series, outcome, generation.origin().phase().code())
                .accept(1);
        observe(duration, generation.timing().streamMs(), model, series, generation.isOk() ? "" : outcome);
        if (!generation.isOk()) {
            return;
        }
        observe(firstChunk, generation.timing().firstChunkMs(), model, series);
        observe(firstToken, generation.timing().firstTokenMs(), model, series);
        observe(perOutputToken, generation.timing().tpotMs(), model, series);
        DoubleConsumer gaps = perOutputChunk.of(model, series);
        for (int us : generation.timing().gapsUs()) {
            gaps.accept(us / US_PER_S);
        }
        Tokens counted = generation.tokens();
        observe(counted.prompt(), model, series, "input");
        observe(counted.output(), model, series, "output");
    }

    private static void observe(Values values, OptionalDouble ms, String... labels) {
        if (ms.isPresent()) {
            values.of(labels).accept(ms.getAsDouble() / MS_PER_S);
        }
    }

    private void observe(OptionalInt count, String... labels) {
        if (count.isPresent()) {
            tokens.of(labels).accept(count.getAsInt());
        }
    }
}
