package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import inference.feeders.SamplePrompt;
import inference.gatling.action.Generate;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Dealer of models and prompts to generations, by their number in the series: generation n gets model n mod M, so that every
 * model has its share at every level. Each prompt brings its own limit, temperature and fields.
 *
 * @param models models to deal
 * @param prompts prompts to deal
 * @param maxTokens token limit of prompts without their own
 * @param unique whether each prompt begins with a unique mark, which keeps it out of the server's prefix cache
 */
public record RoundRobin(List<String> models, List<SamplePrompt> prompts, int maxTokens, boolean unique)
        implements UnaryOperator<Session> {

    private static final String SAMPLE = "prompt.sample";
    private static final String MESSAGES = "prompt.messages";
    private static final String LIMIT = "prompt.maxTokens";

    public RoundRobin {
        models = List.copyOf(models);
        prompts = List.copyOf(prompts);
    }

    @Override
    public Session apply(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        SamplePrompt sample = prompts.get((int) (number / models.size() % prompts.size()));
        return session.setAll(sample.attributes())
                .set("model", models.get((int) (number % models.size())))
                .set(MESSAGES, unique ? marked(sample.messages()) : sample.messages())
                .set(LIMIT, sample.maxTokens().orElse(maxTokens))
                .set(SAMPLE, sample);
    }

    /** Messages with a mark at the very beginning, where a prefix cache compares. */
    private static List<Message> marked(List<Message> messages) {
        List<Message> marked = new ArrayList<>(messages);
        Message first = messages.get(0);
        marked.set(0, first.saying(UniqueMark.next() + first.content()));
        return marked;
    }

    /** {@code generation} with the prompt that was dealt to the session, its limit, temperature, fields and expected answer. */
    public static Generate asked(Generate generation) {
        return generation
                .messages(session -> session.get(MESSAGES))
                .maxTokens(session -> session.getInt(LIMIT))
                .temperature(session -> {
                    var temperature = sample(session).temperature();
                    return temperature.isPresent() ? temperature.getAsDouble() : null;
                })
                .body(session -> sample(session).body())
                .expect(session -> sample(session)
                        .expected()
                        .map(expected ->
                                result -> expected.missing(result.stream().text())));
    }

    private static SamplePrompt sample(Session session) {
        return session.get(SAMPLE);
    }
}
