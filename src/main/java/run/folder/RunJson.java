package run.folder;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import run.RunInfo;
import run.ValueLimits;
import run.file.JsonErrors;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/**
 * Reader and writer of {@code run.json}. The bytes depend on the content alone: sorted keys, two spaces, LF. Unknown
 * fields are ignored, so that a later version may add some within the same schema.
 */
public final class RunJson {

    /** Far more than any run.json: a larger file is something else and must not fill the memory. */
    private static final long MAX_BYTES = 16 << 20;

    /** One arrival in about 30 years. */
    private static final double LEAST_RATE = 1e-9;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantSerializer())
                    .addDeserializer(Instant.class, new InstantDeserializer()))
            .build();

    private RunJson() {}

    /**
     * Writes {@code info}, replacing an earlier file in one step; see {@link WholeFile}.
     *
     * @throws IOException if it cannot be written; the old file stays
     */
    public static void write(Path file, RunInfo info) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsString(info) + "\n");
    }

    /**
     * Reads {@code file}.
     *
     * @throws UnreadableFileException if it is missing, incomplete, not JSON or of a newer schema
     */
    public static RunInfo read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnreadableFileException(
                        file, "has " + Files.size(file) + " bytes, too long for a run.json; is it another file?");
            }
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            checkSchema(file, tree);
            checkFields(file, tree);
            return checkComplete(file, MAPPER.treeToValue(tree, RunInfo.class));
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + hint(), e);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    static void checkSchema(Path file, JsonNode tree) {
        JsonNode schema = tree.path("schema");
        if (!schema.isInt() || schema.intValue() < 1) {
            throw new UnreadableFileException(
                    file,
                    "has no field \"schema\" with a version from 1 to " + RunInfo.SCHEMA
                            + "; is it the run.json of a run of this tool?");
        }
        if (schema.intValue() > RunInfo.SCHEMA) {
            throw new UnreadableFileException(
                    file,
                    "has schema " + schema.intValue()
                            + ", written by a newer version of this tool; this one reads up to " + RunInfo.SCHEMA
                            + ": update it");
        }
    }

    /** Refuses a run without a collection that {@link RunInfo} would take for empty. */
    static void checkFields(Path file, JsonNode run) {
        for (String field : List.of("settings", "target.models", "feeders", "series")) {
            JsonNode value = run.at("/" + field.replace('.', '/'));
            require(file, field, value.isMissingNode() || value.isNull() ? null : value);
        }
    }

    static RunInfo checkComplete(Path file, RunInfo info) {
        require(file, "simulation", info.simulation());
        require(file, "start", info.start());
        require(file, "target", info.target());
        require(file, "target.baseUrl", info.target().baseUrl());
        require(file, "target.dialect", info.target().dialect());

        require(file, "environment", info.environment());
        for (int i = 0; i < info.series().size(); i++) {
            require(file, "series[" + i + "]", info.series().get(i));
            require(file, "series[" + i + "].name", info.series().get(i).name());
            checkLoad(file, "series[" + i + "]", info.series().get(i));
        }
        for (int i = 0; i < info.target().models().size(); i++) {
            require(file, "target.models[" + i + "]", info.target().models().get(i));
        }
        info.settings().forEach((name, value) -> require(file, "settings." + name, value));
        info.feeders().forEach((name, value) -> require(file, "feeders." + name, value));
        return info;
    }

    /** Refuses a load that figures cannot be divided by. */
    private static void checkLoad(Path file, String place, RunInfo.Series series) {
        if (series.users() != null && series.users() < 1) {
            throw new UnreadableFileException(
                    file, "the field \"" + place + ".users\" is " + series.users() + ", expected 1 or more" + hint());
        }
        Double rate = series.ratePerS();
        if (rate != null && !(rate >= LEAST_RATE && rate <= ValueLimits.MOST)) {
            throw new UnreadableFileException(
                    file,
                    "the field \"" + place + ".ratePerS\" is " + rate + ", expected a number from " + LEAST_RATE
                            + " to " + ValueLimits.MOST + hint());
        }
    }

    private static void require(Path file, String field, Object value) {
        if (value == null) {
            throw new UnreadableFileException(file, "the field \"" + field + "\" is missing" + hint());
        }
    }

    private static String hint() {
        return "; restore the file, or remove it to read the run without its description";
    }

    private static final class InstantSerializer extends StdScalarSerializer<Instant> {
        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                Instant instant = Instant.parse(text);
                if (ValueLimits.isTime(instant)) {
                    return instant;
                }
                return (Instant) context.handleWeirdStringValue(
                        Instant.class, text, "expected a time of the years 1970 to 9999");
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(
                        Instant.class, text, "expected a time such as 2026-01-31T12:00:00.000Z");
            }
        }
    }
}
