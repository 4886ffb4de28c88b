package inference.feeders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import run.file.JsonErrors;

/**
 * Reader of feeders in JSON: a single document, or one per line. Values are read into records whose constructors reject invalid
 * ones with {@link IllegalArgumentException}.
 */
public final class JsonFeeder {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private JsonFeeder() {}

    /**
     * Content of a feeder that is a single JSON document.
     *
     * @throws SettingsException if it is not JSON or not of this type; names the line
     */
    public static <T> T document(Feeder feeder, TypeReference<T> type) {
        return read(feeder, 1, feeder.text(), MAPPER.constructType(type));
    }

    /**
     * Documents of a feeder with a JSON document on each line, at least one; blank lines are skipped.
     *
     * @throws SettingsException if one is not JSON or not of this type, or if there is none; names the line
     */
    public static <T> List<T> lines(Feeder feeder, Class<T> type) {
        return lines(feeder, type, Function.identity());
    }

    /**
     * Documents as above, each converted by {@code make}, which may throw {@link IllegalArgumentException} for invalid ones.
     */
    static <T, R> List<R> lines(Feeder feeder, Class<T> type, Function<T, R> make) {
        List<R> values = new ArrayList<>();
        long line = 0;
        // Not String.lines(): JSON may contain other line separators, such as U+2028.
        for (String text : feeder.text().split("\n", -1)) {
            line++;
            if (!text.isBlank()) {
                T value = read(feeder, line, text, MAPPER.constructType(type));
                try {
                    values.add(make.apply(value));
                } catch (IllegalArgumentException e) {
                    throw feeder.broken(line, e.getMessage());
                }
            }
        }
        if (values.isEmpty()) {
            throw feeder.broken("has no lines");
        }
        return values;
    }

    /**
     * JSON object on a line of a feeder that is read line by line.
     *
     * @param line number of the line, from 1
     * @throws SettingsException if it is not a JSON object; names the line
     */
    public static ObjectNode object(Feeder feeder, long line, String text) {
        return read(feeder, line, text, MAPPER.constructType(ObjectNode.class));
    }

    private static <T> T read(Feeder feeder, long firstLine, String text, JavaType type) {
        T value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null
                    ? firstLine
                    : firstLine + e.getLocation().getLineNr() - 1;
            throw feeder.broken(line, describe(e));
        }
        if (value == null) {
            throw feeder.broken(firstLine, "null is not a value here");
        }
        return value;
    }

    private static String describe(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException)) {
            return "not JSON: " + JsonErrors.problem(e);
        }
        boolean saysWhere = e instanceof ValueInstantiationException || e instanceof UnrecognizedPropertyException;
        String path = saysWhere ? "" : JsonErrors.path(e);
        return (path.isEmpty() ? "" : "field '" + path + "': ") + JsonErrors.problem(e);
    }
}
