package analysis.report.text;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import run.Outcome;

/**
 * Writer of the reports' JSON files: indented by two spaces, LF on every system, times as ISO-8601. A record's components are its fields,
 * sorted; null and absent values are left out; numbers have at most six decimals; constants are in lower case.
 */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private static final JsonMapper RECORDS = MAPPER.rebuild()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .withConfigOverride(Optional.class, ReportJson::leftOutIfEmpty)
            .withConfigOverride(OptionalDouble.class, ReportJson::leftOutIfEmpty)
            .withConfigOverride(OptionalLong.class, ReportJson::leftOutIfEmpty)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new As<>(Double.class, Decimal::exact))
                    .addSerializer(double.class, new As<>(Double.class, Decimal::exact))
                    .addSerializer(
                            Enum.class,
                            new As<>(Enum.class, value -> value.name().toLowerCase(Locale.ROOT)))
                    .addSerializer(Outcome.class, new As<>(Outcome.class, Outcome::code))
                    .addSerializer(
                            Optional.class, new As<>(Optional.class, value -> ((Optional<?>) value).orElse(null)))
                    .addSerializer(
                            OptionalDouble.class,
                            new As<>(OptionalDouble.class, value -> value.isPresent() ? value.getAsDouble() : null))
                    .addSerializer(
                            OptionalLong.class,
                            new As<>(OptionalLong.class, value -> value.isPresent() ? value.getAsLong() : null)))
            .build();

    private static final JsonMapper IN_ORDER = MAPPER.rebuild()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private ReportJson() {}

    /** Serializer that writes the result of {@code as}; a null result is left out. */
    private static final class As<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<T, Object> as;

        As(Class<T> type, Function<T, Object> as) {
            super(type);
            this.as = as;
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, T value) {
            return as.apply(value) == null;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(as.apply(value), json);
        }
    }

    private static void leftOutIfEmpty(MutableConfigOverride type) {
        type.setIncludeAsProperty(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null));
    }

    /** Writes a record as a file. */
    public static String of(Record json) {
        return write(RECORDS.valueToTree(json), MAPPER.writer());
    }

    /** JSON of a value with all digits of its numbers. */
    public static JsonNode unchanged(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Writes a record or map with its keys in alphabetical order. */
    public static String sorted(Object json) {
        return write(json, MAPPER.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS));
    }

    /** Writes a record with its fields in declaration order and with nulls, as the formats of other tools need. */
    public static String inOrder(Record json) {
        return write(json, IN_ORDER.writer());
    }

    private static String write(Object json, ObjectWriter writer) {
        try {
            return writer.withDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records, maps, texts, numbers and times can always be written", e);
        }
    }
}
