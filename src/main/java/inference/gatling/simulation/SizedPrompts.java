package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.Words;
import inference.gatling.action.Generate;
import inference.gatling.engine.GatlingStep;
import inference.gatling.load.Calibration;
import inference.gatling.load.Part;
import inference.gatling.load.Profiles;
import inference.gatling.load.WordPrompt;
import inference.gatling.load.WordScale;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Prompts of any length in tokens: before the load, a short and a long prompt are adjusted to their length by the server's own
 * count, and other lengths are interpolated linearly.
 *
 * @param words source of the prompts' words
 * @param scale words per length; usable once the load has begun
 */
public record SizedPrompts(WordPrompt words, WordScale scale) {

    private static final String NAME = "calibration";
    /** Session attribute: length of the prompt in tokens, by the server's count. */
    private static final String COUNTED = "calibration.counted";

    private static final int SHORT_TOKENS = 64;
    private static final int LONG_TOKENS = 1024;

    /** Prompts for the tokenizer of {@code model}. They are calibrated before the load begins, and before {@code startAt}. */
    public static SizedPrompts of(TestRun run, String model) {
        WordPrompt words = new WordPrompt(Words.of(run.feeder(Words.FILE)));
        WordScale scale = new WordScale(new Calibration(SHORT_TOKENS), new Calibration(LONG_TOKENS));
        for (Calibration each : List.of(scale.small(), scale.large())) {
            run.prepare(engine -> calibrated(words, each, model, NAME, one -> one.by(engine, run.context())));
        }
        return new SizedPrompts(words, scale);
    }

    /**
     * Part of the load that adjusts prompts to a length by the server's count; recorded as warm-up.
     *
     * @param what name of the prompts, unique within the run
     */
    public static Part calibration(
            String what, WordPrompt words, Calibration calibration, String model, String series) {
        return Profiles.alone(what + " " + NAME, calibrated(words, calibration, model, series, generate -> generate));
    }

    private static ChainBuilder calibrated(
            WordPrompt words,
            Calibration calibration,
            String model,
            String series,
            Function<Generate, GatlingStep> step) {
        ChainBuilder prompt = exec(session -> session.set("model", model)
                .set("prompt", words.next(calibration.words()))
                .set(COUNTED, OptionalInt.empty()));
        Generate counting = new Generate("chat")
                .maxTokens(1)
                .warmUp()
                .series(series)
                .save((session, result) ->
                        session.set(COUNTED, result.stream().tokens().prompt()));
        // In an A/B run the session holds server A's count when both have answered.
        ChainBuilder tried = exec(session -> {
            calibration.tried(session.get(COUNTED));
            return session;
        });
        return exec(asLongAs(session -> !calibration.isDone())
                .on(exec(prompt).exec(step.apply(counting)).exec(tried)));
    }
}
