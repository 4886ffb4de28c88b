package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import mock.dialect.JsonBody.BadRequest;

/** Registry of the schemas that clients have sent. Each can be used once: the gateway requires a new one for every call. */
final class SchemaRegistry {

    private static final int CAPACITY = 10_000;

    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private long registered;

    /** Registers a schema and returns its id. */
    String register(JsonNode schema) throws BadRequest {
        if (!schema.isObject()) {
            throw new BadRequest("'schema' is required");
        }
        if (schemas.size() >= CAPACITY) {
            schemas.remove(schemas.keySet().iterator().next());
        }
        String id = "schema-" + ++registered;
        schemas.put(id, schema);
        return id;
    }

    /** Removes and returns the schema with that id. */
    JsonNode use(String id) throws BadRequest {
        JsonNode schema = schemas.remove(id);
        if (schema == null) {
            throw new BadRequest("schema '" + id + "' is not registered or was used; each call needs a new one");
        }
        return schema;
    }
}
