package mock.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mock.http.Head;
import mock.http.Request;
import mock.http.ServerExchange;

/** Reading and writing of bodies. */
final class JsonBody {

    static final String TYPE = "application/json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What is generated when some JSON object is asked for and no schema given. */
    static ObjectNode anyObjectSchema() {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("answer").put("type", "string");
        properties.putObject("confidence").put("type", "integer");
        return schema;
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with status 200. */
    static void respond(ServerExchange exchange, JsonNode body) {
        exchange.respond(Head.of(200, TYPE), bytes(body));
    }

    /** The body as an object; anything else is a {@link BadRequest} that says what it is. */
    static JsonNode body(Request request) throws BadRequest {
        try {
            JsonNode node = MAPPER.readTree(request.body());
            if (node == null || !node.isObject()) {
                throw new BadRequest(
                        request.body().length == 0 ? "missing request body" : "the body must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new BadRequest("invalid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document {@code text} is, null if it is none. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** A whole number, {@code otherwise} if it is absent or null. */
    static int integer(JsonNode body, String field, int otherwise) throws BadRequest {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new BadRequest("'" + field + "' must be a whole number");
        }
        return value.asInt();
    }

    /** A text that has to be there. */
    static String text(JsonNode body, String field) throws BadRequest {
        if (!body.path(field).isTextual()) {
            throw new BadRequest("'" + field + "' is required");
        }
        return body.get(field).asText();
    }

    /** What is wrong with a request, in words for its sender. */
    static final class BadRequest extends Exception {
        BadRequest(String message) {
            super(message);
        }
    }

    /** The text whose form inside of a JSON string {@code json} is. */
    static String unquoted(byte[] json) {
        try {
            return MAPPER.readValue("\"" + new String(json, StandardCharsets.UTF_8) + "\"", String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the inside of a JSON string", e);
        }
    }
}
