package analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;

/** How the JSON files of reports are written: indented by two spaces, LF on every system, times as ISO-8601. */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private ReportJson() {}

    /** A record or map as a file with its keys in alphabetical order. */
    public static String sorted(Object json) {
        return write(json, MAPPER.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS));
    }

    /** A file with its keys in the map's own order, as the shapes of other tools have them. */
    public static String inOrder(Map<String, ?> json) {
        return write(json, MAPPER.writer());
    }

    private static String write(Object json, ObjectWriter writer) {
        try {
            return writer.withDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records, maps, texts, numbers and times can always be written", e);
        }
    }
}
