package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;

/**
 * Registration of a schema before the call: {@code {"schema": …}} is answered with {@code {"schema_id": …}}, which
 * replaces the schema in one call. An instance reads one answer and is not thread-safe.
 */
public final class SchemaRegistration implements ResponseFormat {

    private static final String ID = "schema_id";

    private JsonNode id;

    /** Body of the request that registers {@code schema}. */
    public static String body(JsonNode schema) {
        return JsonNodeFactory.instance.objectNode().set("schema", schema).toString();
    }

    @Override
    public boolean isAnswer(int status) {
        return status == OK || status == CREATED;
    }

    @Override
    public EventReader reader(String contentType) throws ProtocolException {
        return BodyReader.of(contentType);
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        JsonNode named = Json.parse(event.data()).path(ID);
        if (!named.isTextual()) {
            throw new ProtocolException("the answer names no " + ID);
        }
        id = named;
        return Delta.DONE;
    }

    /** Id that replaces the schema in the call; null before the answer has been read. */
    public JsonNode id() {
        return id;
    }
}
