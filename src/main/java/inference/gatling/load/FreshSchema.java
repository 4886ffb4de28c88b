package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import inference.dialect.Dialect;
import inference.dialect.GatewayDialect;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Map;

/**
 * A schema for one call: of the same structure as the others of its case, but with a title of its own, so that nothing that a
 * server made of an earlier one can be used again. A gateway gets it registered first, out of Gatling's report.
 */
public final class FreshSchema {

    private static final String SCHEMA = "schema";
    private static final String ID = "schemaId";

    private FreshSchema() {}

    /** Puts a fresh copy of {@code schema} into the session, registered where the API has that. */
    public static ChainBuilder of(ObjectNode schema, String name, Dialect dialect, Map<String, String> headers) {
        ChainBuilder fresh =
                exec(session -> session.set(SCHEMA, fresh(schema, name)).remove(ID));
        return dialect instanceof GatewayDialect ? fresh.exec(register(headers)) : fresh;
    }

    /** What the generation is to be asked with: the schema, or the id it is registered under. */
    public static JsonNode inSession(Session session) {
        return session.contains(ID) ? TextNode.valueOf(session.getString(ID)) : session.get(SCHEMA);
    }

    static ObjectNode fresh(ObjectNode schema, String name) {
        return schema.deepCopy().put("title", name + " " + UniqueMark.next().strip());
    }

    private static ChainBuilder register(Map<String, String> headers) {
        return exec(http("register schema")
                .post(GatewayDialect.SCHEMAS)
                .headers(headers)
                .header("Content-Type", "application/json")
                .body(StringBody(session -> JsonNodeFactory.instance
                        .objectNode()
                        .set(SCHEMA, session.<JsonNode>get(SCHEMA))
                        .toString()))
                .check(jsonPath("$.schema_id").optional().saveAs(ID))
                .silent());
    }
}
