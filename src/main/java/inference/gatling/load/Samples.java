package inference.gatling.load;

import inference.feeders.SamplePrompt;
import inference.gatling.action.Generate;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Deals models and the prompts of a file to generations in turn, by their number in the series, each prompt with its own
 * limit and temperature.
 *
 * @param maxTokens for prompts that do not say
 * @param unique whether each prompt begins with a mark of its own, which keeps it out of the server's prefix cache
 */
public record Samples(List<String> models, List<SamplePrompt> prompts, int maxTokens, boolean unique)
        implements UnaryOperator<Session> {

    private static final String SAMPLE = "sample";

    public Samples {
        models = List.copyOf(models);
        prompts = List.copyOf(prompts);
    }

    @Override
    public Session apply(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        SamplePrompt sample = prompts.get((int) (number / models.size() % prompts.size()));
        return session.set("model", models.get((int) (number % models.size())))
                .set("prompt", unique ? UniqueMark.next() + sample.prompt() : sample.prompt())
                .set(SAMPLE, sample);
    }

    /** {@code generation} with what the session's sample asks for. */
    public Generate asked(Generate generation) {
        return generation
                .maxTokens(session -> sample(session).maxTokens().orElse(maxTokens))
                .temperature(session -> {
                    var temperature = sample(session).temperature();
                    return temperature.isPresent() ? temperature.getAsDouble() : null;
                })
                .body(session -> sample(session).body());
    }

    private static SamplePrompt sample(Session session) {
        return session.get(SAMPLE);
    }
}
