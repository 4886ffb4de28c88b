package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import mock.dialect.JsonBody.BadRequest;

/** Schemas clients have registered. Each serves one call: the gateway's rule is a new schema for every call. */
final class SchemaRegistry {

    private static final int CAPACITY = 10_000;

    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private long registered;

    /** The id under which {@code schema} can be used. */
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

    /** The schema of that id, which cannot be used again. */
    JsonNode use(String id) throws BadRequest {
        JsonNode schema = schemas.remove(id);
        if (schema == null) {
            throw new BadRequest("schema '" + id + "' is not registered or was used; each call needs a new one");
        }
        return schema;
    }
}
