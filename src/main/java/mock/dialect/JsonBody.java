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

/** Reader and writer of JSON bodies. */
final class JsonBody {

    static final String TYPE = "application/json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Schema for requests that want a JSON object without giving a schema. */
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

    /**
     * The body as a JSON object.
     *
     * @throws BadRequest if it is anything else
     */
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

    /** {@code text} as JSON; null if it is none. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The field as a whole number; {@code otherwise} if it is absent or null. */
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

    /** The field as text, which is required. */
    static String text(JsonNode body, String field) throws BadRequest {
        if (!body.path(field).isTextual()) {
            throw new BadRequest("'" + field + "' is required");
        }
        return body.get(field).asText();
    }

    /** Mistake in a request; the message is for its sender. */
    static final class BadRequest extends Exception {
        BadRequest(String message) {
            super(message);
        }
    }

    /** The text of {@code json}, which is the inside of a JSON string. */
    static String unquoted(byte[] json) {
        try {
            return MAPPER.readValue("\"" + new String(json, StandardCharsets.UTF_8) + "\"", String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the inside of a JSON string", e);
        }
    }
}
