package inference.gatling.load;

import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Deals models and prompts to generations in turn, by their number in the series: generation n gets model n mod M, so that
 * every model has its share at every level.
 *
 * @param unique whether each prompt begins with a mark of its own, which keeps it out of the server's prefix cache
 */
public record RoundRobin(List<String> models, List<String> prompts, boolean unique) implements UnaryOperator<Session> {

    public RoundRobin {
        models = List.copyOf(models);
        prompts = List.copyOf(prompts);
    }

    @Override
    public Session apply(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        String model = models.get((int) (number % models.size()));
        String prompt = prompts.get((int) (number / models.size() % prompts.size()));
        return session.set("model", model).set("prompt", unique ? UniqueMark.next() + prompt : prompt);
    }
}
