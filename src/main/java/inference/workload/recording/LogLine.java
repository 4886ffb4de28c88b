package inference.workload.recording;

import static run.Units.MS_PER_S;
import static run.Units.NS_PER_MS;

import com.fasterxml.jackson.databind.JsonNode;
import inference.workload.LengthDistribution;
import inference.workload.TraceTime;
import inference.workload.recording.LogFields.Field;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Line of an access log. Methods throw {@link IllegalArgumentException} for invalid values.
 *
 * @param json the whole line, a JSON object
 * @param fields locations of the fields
 */
record LogLine(JsonNode json, LogFields fields) {

    /** Limits that separate seconds, ms, µs and ns since 1970. */
    private static final double MOST_SECONDS = 1e11;

    private static final double MOST_MS = 1e14;
    private static final double MOST_US = 1e17;
    private static final int OK = 200;
    private static final int NOT_OK = 400;

    /** Start of the request, epoch ms. */
    long startMs() {
        OptionalDouble durationMs = durationMs();
        Optional<JsonNode> start = fields.in(json, Field.TIME);
        Optional<JsonNode> end = fields.in(json, Field.END);
        if (start.isPresent()) {
            return epochMs(Field.TIME, start.get());
        }
        if (end.isPresent()) {
            return epochMs(Field.END, end.get()) - Math.round(durationMs.orElse(0));
        }
        throw new IllegalArgumentException(
                "has no time; looked for " + fields.tried(Field.TIME) + ", " + fields.tried(Field.END));
    }

    private OptionalDouble durationMs() {
        OptionalDouble ms = decimal(Field.DURATION_MS, 1);
        return ms.isPresent() ? ms : decimal(Field.DURATION_S, MS_PER_S);
    }

    private OptionalDouble decimal(Field field, double times) {
        return fields.in(json, field)
                .map(value -> OptionalDouble.of(times * number(field, value)))
                .orElse(OptionalDouble.empty());
    }

    private static double number(Field field, JsonNode value) {
        try {
            double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw new IllegalArgumentException(field.id() + " is " + value + ", expected a number of 0 or more");
    }

    private static long epochMs(Field field, JsonNode value) {
        if (value.isNumber()) {
            return epochMs(number(field, value));
        }
        OptionalLong ns = TraceTime.dateNs(value.asText());
        if (ns.isPresent()) {
            return Math.round(ns.getAsLong() / NS_PER_MS);
        }
        try {
            return epochMs(number(field, value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    field.id() + " is " + value + ", expected an ISO 8601 date and time or a number since 1970");
        }
    }

    /** Epoch ms of a number of seconds, ms, µs or ns since 1970; the unit follows from the magnitude. */
    private static long epochMs(double number) {
        if (number < MOST_SECONDS) {
            return Math.round(number * MS_PER_S);
        }
        return Math.round(number < MOST_MS ? number : number < MOST_US ? number / 1e3 : number / 1e6);
    }

    /** Whether the status is one of a failure. */
    boolean isFailed() {
        Optional<JsonNode> status = fields.in(json, Field.STATUS);
        if (status.isEmpty() || !status.get().asText().matches("[0-9]{1,3}")) {
            return false; // no status, or a gateway's own word
        }
        int code = Integer.parseInt(status.get().asText());
        return code < OK || code >= NOT_OK;
    }

    /** Token count by the server; absent if the line has none. */
    OptionalInt tokens(Field field) {
        Optional<JsonNode> value = fields.in(json, field);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        double number = number(field, value.get());
        if (number != Math.rint(number) || number > LengthDistribution.MAX_TOKENS) {
            throw new IllegalArgumentException(field.id() + " is " + value.get() + ", expected whole tokens up to "
                    + LengthDistribution.MAX_TOKENS);
        }
        return OptionalInt.of((int) number);
    }

    /** Id of its conversation or its user; empty if there is none. */
    String session() {
        return fields.in(json, Field.SESSION)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .orElse("");
    }

    /** Text of its prompt; empty if the log does not contain it. */
    String prompt() {
        return fields.in(json, Field.BODY)
                .map(body -> body.isTextual() ? PromptText.ofWritten(body.textValue()) : PromptText.of(body))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> PromptText.of(json));
    }
}
