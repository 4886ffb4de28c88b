package mock.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generator of a document that is valid for a JSON schema. It supports {@code type}, {@code properties}, {@code items},
 * {@code enum}, {@code const}, {@code anyOf}/{@code oneOf} (the first), {@code allOf} (merged), local {@code $ref},
 * {@code format}, and the limits of lengths and numbers, but not {@code pattern}. Optional properties are always present.
 */
public final class SchemaSampler {

    private static final int MAX_DEPTH = 12;
    private static final int DEFAULT_ITEMS = 5;

    /** Limit on the items of an array and the characters of a text, because schemas come from the network. */
    private static final int MAX_ITEMS = 10_000;

    /** Limit on the values and characters of a document: nested arrays multiply, and 300 bytes of schema can ask for 10^9. */
    private static final int MAX_TOTAL = 1_000_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> FORMATS = Map.of(
            "email", "ada@example.org",
            "date", "2026-03-14",
            "date-time", "2026-03-14T09:26:53Z",
            "time", "09:26:53Z",
            "uri", "https://example.org/a",
            "uuid", "3f2b8c1e-5d4a-4b6f-9e7a-1c2d3e4f5a6b",
            "ipv4", "192.0.2.7",
            "hostname", "example.org");

    private final JsonNode root;
    private final SplittableRandom random;
    private long made;

    public SchemaSampler(JsonNode root, long seed) {
        this.root = root;
        this.random = new SplittableRandom(seed);
    }

    /** @throws IllegalArgumentException if the schema refers to another document or asks for too large a document */
    public JsonNode sample() {
        return sample(root, "value", 0);
    }

    private JsonNode sample(JsonNode schema, String name, int depth) {
        count(1);
        if (depth > MAX_DEPTH && (schema.has("$ref") || schema.has("allOf"))) {
            return JSON.nullNode(); // these two can refer to themselves
        }
        if (schema.has("$ref")) {
            return sample(referred(schema), name, depth + 1);
        }
        if (schema.has("const")) {
            return counted(schema.get("const"));
        }
        if (schema.path("enum").size() > 0) {
            return counted(
                    schema.get("enum").get(random.nextInt(schema.get("enum").size())));
        }
        for (String union : new String[] {"anyOf", "oneOf"}) {
            if (schema.path(union).size() > 0) {
                return sample(schema.get(union).get(0), name, depth + 1);
            }
        }
        if (schema.path("allOf").size() > 0) {
            return sample(merged(schema), name, depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> JSON.numberNode((long) Math.ceil(number(schema)));
            case "number" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema, name));
        };
    }

    /** Counts values and characters that are added to the document. */
    private void count(int more) {
        made += more;
        if (made > MAX_TOTAL) {
            throw new IllegalArgumentException(
                    "schema: its documents have more than " + MAX_TOTAL + " values and characters");
        }
    }

    /** A value that the schema prescribes, which may be large. */
    private JsonNode counted(JsonNode value) {
        count(value.toString().length());
        return value;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asText();
        }
        if (type.isTextual()) {
            return type.asText();
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }

    private JsonNode referred(JsonNode schema) {
        String reference = schema.get("$ref").asText();
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw new IllegalArgumentException(
                    "schema: cannot follow the reference '" + reference + "'; only '#/…' can");
        }
        return root.at(reference.substring(1));
    }

    private ObjectNode merged(JsonNode schema) {
        ObjectNode all = JSON.objectNode();
        schema.get("allOf").forEach(part -> {
            JsonNode own = part.has("$ref") ? referred(part) : part;
            own.properties().forEach(e -> {
                if (e.getKey().equals("properties") && e.getValue().isObject()) {
                    all.withObjectProperty("properties").setAll((ObjectNode) e.getValue());
                } else {
                    all.set(e.getKey(), e.getValue());
                }
            });
        });
        return all;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth <= MAX_DEPTH) {
            schema.path("properties")
                    .properties()
                    .forEach(e -> object.set(e.getKey(), sample(e.getValue(), e.getKey(), depth + 1)));
        }
        schema.path("required").forEach(key -> {
            if (!object.has(key.asText())) {
                count(1 + key.asText().length());
                object.put(key.asText(), "value");
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        ArrayNode array = JSON.arrayNode();
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int count = Math.min(MAX_ITEMS, Math.max(schema.path("minItems").asInt(0), Math.min(most, DEFAULT_ITEMS)));
        for (int i = 0; i < count && depth <= MAX_DEPTH; i++) {
            array.add(sample(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private double number(JsonNode schema) {
        double least = schema.has("exclusiveMinimum")
                ? schema.get("exclusiveMinimum").asDouble() + 1
                : schema.path("minimum").asDouble(0);
        double most = schema.has("exclusiveMaximum")
                ? schema.get("exclusiveMaximum").asDouble() - 1
                : schema.path("maximum").asDouble(least + 99);
        double step = schema.path("multipleOf").asDouble(1);
        double value = least + Math.floor(random.nextDouble() * Math.max(0, most - least));
        return Math.min(most, Math.max(least, Math.ceil(value / step) * step));
    }

    private String text(JsonNode schema, String name) {
        String format = FORMATS.get(schema.path("format").asText());
        if (format != null) {
            return format;
        }
        StringBuilder text = new StringBuilder(name).append(' ').append(1 + random.nextInt(99));
        int least = Math.min(MAX_ITEMS, schema.path("minLength").asInt(0));
        while (text.length() < least) {
            text.append(" text");
        }
        int most = Math.max(0, schema.path("maxLength").asInt(Integer.MAX_VALUE));
        count(text.length());
        return text.length() > most ? text.substring(0, most) : text.toString();
    }
}
