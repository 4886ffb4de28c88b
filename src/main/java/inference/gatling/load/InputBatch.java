package inference.gatling.load;

import inference.dialect.GenerationRequest.Message;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Deals texts to requests in batches, by the request's number in its series.
 *
 * @param texts in turn, from the first on
 * @param size inputs in each batch, 1 or more
 * @param unique whether each begins with a mark of its own, so that no cache knows it
 * @param query what the texts are to be held against, before them; empty: nothing
 */
public record InputBatch(List<String> texts, int size, boolean unique, String query)
        implements Function<Session, List<Message>> {

    public InputBatch {
        texts = List.copyOf(texts);
    }

    @Override
    public List<Message> apply(Session session) {
        List<Message> batch = new ArrayList<>(size + 1);
        if (!query.isEmpty()) {
            batch.add(Message.user(query));
        }
        long first = session.getLong(Profiles.NUMBER) * size;
        for (long i = first; i < first + size; i++) {
            String text = texts.get((int) (i % texts.size()));
            batch.add(Message.user(unique ? UniqueMark.next() + text : text));
        }
        return batch;
    }
}
