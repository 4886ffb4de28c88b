package analysis.summary.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import run.ValueLimits;
import run.file.UnreadableFileException;

/** Readers of the fields of a {@link DocumentRun}; an invalid value is refused with the file and the field's name. */
record DocumentFields(Path file) {

    String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText();
    }

    /** Number above 0; 0 is absent, since what took no time or gave nothing was not done. */
    OptionalDouble value(JsonNode node, String field) {
        OptionalDouble number = number(node, field);
        return number.orElse(0) > 0 ? number : OptionalDouble.empty();
    }

    /** Number of 0 or more; absent if the field is missing or null. */
    OptionalDouble number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !ValueLimits.isMeasure(value.doubleValue())) {
            throw bad(field + ": expected a number of 0 or more, found " + value);
        }
        return OptionalDouble.of(value.doubleValue());
    }

    /** Number of 1 or more; null if it is absent. */
    Integer count(JsonNode node, String field) {
        OptionalDouble number = number(node, field);
        if (number.isEmpty()) {
            return null;
        }
        if (number.getAsDouble() < 1 || number.getAsDouble() > Integer.MAX_VALUE) {
            throw bad(field + ": expected a number of 1 or more, found " + node.path(field));
        }
        return (int) number.getAsDouble();
    }

    /** Time; the scripts wrote local times without a zone, which are read as UTC. */
    Instant time(JsonNode node, String field) {
        String text = node.path(field).asText();
        String iso = text.strip().replaceFirst(" ", "T");
        try {
            boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
            Instant time = zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            if (ValueLimits.isTime(time)) {
                return time;
            }
        } catch (DateTimeException e) { // told below
        }
        throw bad(field + ": expected a time such as 2025-10-31 14:30:00, found '" + text + "'");
    }

    UnreadableFileException bad(String what) {
        return new UnreadableFileException(file, what);
    }
}
