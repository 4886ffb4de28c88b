package inference.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.stream.ErrorText;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import run.file.JsonErrors;

/** Reader and writer of the APIs' JSON documents. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(EventReader.MAX_EVENT_BYTES)
                            .build())
                    .build())
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** {@code text} if it is a JSON object, otherwise an empty one: servers refuse arguments that a model broke off. */
    static String objectText(String text) {
        return objectOrEmpty(text).isEmpty() ? "{}" : text;
    }

    /** {@code text} as a JSON object; an empty one if it is none, because a model may write anything. */
    static ObjectNode objectOrEmpty(String text) {
        try {
            return read(text) instanceof ObjectNode object ? object : object();
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    /** Parses one document and refuses anything after it. */
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(text);
    }

    /** The server's error message, or a default if it has none. */
    static String errorText(JsonNode root) {
        return orDefault(ErrorText.ofJson(root));
    }

    /** The error message in a text, which may be JSON. */
    static String errorText(String text) {
        return orDefault(ErrorText.of(text));
    }

    private static String orDefault(String message) {
        return message.isEmpty() ? "the server reported an error without a message" : message;
    }

    static JsonNode parse(String text) throws ProtocolException {
        JsonNode node = parseAny(text);
        if (!node.isObject()) {
            throw new ProtocolException("expected a JSON object, got: " + ErrorText.shorten(text));
        }
        return node;
    }

    /** Parses JSON of any type. */
    static JsonNode parseAny(String text) throws ProtocolException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProtocolException("malformed JSON (" + JsonErrors.problem(e) + "): " + ErrorText.shorten(text));
        }
    }

    /** Text of {@code field}; empty if it is absent or no text. */
    static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : "";
    }

    static OptionalInt integer(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.canConvertToInt() && value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** The first of {@code fields} that is a whole number. */
    static OptionalInt first(JsonNode node, String... fields) {
        for (String field : fields) {
            OptionalInt value = integer(node, field);
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalInt.empty();
    }

    static OptionalDouble decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
