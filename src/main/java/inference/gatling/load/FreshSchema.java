package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * A schema for one call: of the same structure as the others of its case, but with a title of its own, so that nothing that a
 * server made of an earlier one can be used again.
 */
public final class FreshSchema {

    private static final String SCHEMA = "schema";

    private FreshSchema() {}

    /** Puts a fresh copy of {@code schema} into the session. */
    public static ChainBuilder of(ObjectNode schema, String name) {
        return exec(session -> session.set(SCHEMA, fresh(schema, name)));
    }

    /** What the generation is to be asked with. */
    public static JsonNode inSession(Session session) {
        return session.get(SCHEMA);
    }

    static ObjectNode fresh(ObjectNode schema, String name) {
        return schema.deepCopy().put("title", name + " " + UniqueMark.next().strip());
    }
}
