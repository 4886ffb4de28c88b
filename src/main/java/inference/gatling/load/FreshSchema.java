package inference.gatling.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.Session;
import java.util.function.UnaryOperator;

/**
 * Schema with a unique title per request, so that a server cannot reuse what it compiled from an earlier one.
 */
public final class FreshSchema {

    private static final String SCHEMA = "schema";

    private FreshSchema() {}

    /** Function that puts a fresh copy of {@code schema} into a session. */
    public static UnaryOperator<Session> of(ObjectNode schema, String name) {
        return session -> session.set(SCHEMA, fresh(schema, name));
    }

    /** Schema in the session. */
    public static JsonNode inSession(Session session) {
        return session.get(SCHEMA);
    }

    static ObjectNode fresh(ObjectNode schema, String name) {
        return schema.deepCopy().put("title", name + " " + UniqueMark.next().strip());
    }
}
