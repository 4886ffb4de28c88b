package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * Schema with a unique title per request, so that a server cannot reuse what it compiled from an earlier one.
 */
public final class FreshSchema {

    private static final String SCHEMA = "schema";

    private FreshSchema() {}

    /** Step that puts a fresh copy of {@code schema} into the session. */
    public static ChainBuilder of(ObjectNode schema, String name) {
        return exec(session -> session.set(SCHEMA, fresh(schema, name)));
    }

    /** Schema in the session. */
    public static JsonNode inSession(Session session) {
        return session.get(SCHEMA);
    }

    static ObjectNode fresh(ObjectNode schema, String name) {
        return schema.deepCopy().put("title", name + " " + UniqueMark.next().strip());
    }
}
