package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Dealer of models and batches of texts to requests, by the request's number in its series: request n gets model n mod M.
 *
 * @param models models to deal
 * @param texts texts to deal; each model gets all of them in turn
 * @param size inputs per batch, 1 or more
 * @param unique whether each text begins with a unique mark, so that no cache knows it
 * @param query query to rank the texts by, sent before them; empty for none
 */
public record InputBatch(List<String> models, List<String> texts, int size, boolean unique, String query)
        implements UnaryOperator<Session> {

    private static final String INPUTS = "batch.inputs";

    public InputBatch {
        models = List.copyOf(models);
        texts = List.copyOf(texts);
    }

    @Override
    public Session apply(Session session) {
        long number = session.getLong(Profiles.NUMBER);
        return session.set("model", models.get((int) (number % models.size())))
                .set(INPUTS, batch(number / models.size()));
    }

    private List<Message> batch(long nth) {
        List<Message> batch = new ArrayList<>(size + 1);
        if (!query.isEmpty()) {
            batch.add(Message.user(query));
        }
        for (long i = nth * size; i < (nth + 1) * size; i++) {
            String text = texts.get((int) (i % texts.size()));
            batch.add(Message.user(unique ? UniqueMark.next() + text : text));
        }
        return List.copyOf(batch);
    }

    /** Batch that was dealt to the session's request. */
    public static List<Message> inputs(Session session) {
        return session.get(INPUTS);
    }
}
