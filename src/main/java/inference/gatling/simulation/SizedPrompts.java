package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.Words;
import inference.gatling.action.Generate;
import inference.gatling.load.Calibration;
import inference.gatling.load.Part;
import inference.gatling.load.Profiles;
import inference.gatling.load.WordPrompt;
import inference.gatling.load.WordScale;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.OptionalInt;

/**
 * Prompts of any length in tokens: a short and a long prompt are brought to their length by the server's own count before the
 * load, and all others lie on the line through both.
 *
 * @param words that prompts are made of
 * @param scale usable once {@link #calibration} has run
 * @param calibration load that measures the server's tokens for each word, recorded and not measured
 */
public record SizedPrompts(WordPrompt words, WordScale scale, List<Part> calibration) {

    private static final String NAME = "calibration";
    /** Session attribute: tokens of the prompt by the server's count. */
    private static final String COUNTED = "calibration.counted";

    private static final int SHORT_TOKENS = 64;
    private static final int LONG_TOKENS = 1024;

    /** For a server's tokenizer, as {@code model} has it. */
    public static SizedPrompts of(TestRun run, String model) {
        WordPrompt words = new WordPrompt(Words.of(run.feeder(Words.FILE)));
        Calibration small = new Calibration(SHORT_TOKENS);
        Calibration large = new Calibration(LONG_TOKENS);
        return new SizedPrompts(
                words,
                new WordScale(small, large),
                List.of(
                        calibration("short prompts", words, small, model, NAME),
                        calibration("long prompts", words, large, model, NAME)));
    }

    /**
     * Generations of one token that bring prompts to their length by the server's count; recorded and not measured.
     *
     * @param what is calibrated, unlike that of any other part
     */
    public static Part calibration(
            String what, WordPrompt words, Calibration calibration, String model, String series) {
        ChainBuilder prompt = exec(session -> session.set("model", model)
                .set("prompt", words.next(calibration.words()))
                .set(COUNTED, OptionalInt.empty()));
        Generate counting = new Generate("chat")
                .maxTokens(1)
                .warmUp()
                .series(series)
                .save((session, result) ->
                        session.set(COUNTED, result.stream().tokens().prompt()));
        // Of two servers that are compared the first one's count is in the session when both have answered.
        ChainBuilder tried = exec(session -> {
            calibration.tried(session.get(COUNTED));
            return session;
        });
        return Profiles.alone(
                what + " " + NAME,
                exec(asLongAs(session -> !calibration.isDone())
                        .on(exec(prompt).exec(counting).exec(tried))));
    }
}
