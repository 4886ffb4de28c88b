package analysis.summary.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import run.ValueLimits;
import run.file.UnreadableFileException;

/** Value in a result file that knows its place for errors. Null, NaN and missing values are absent, never 0. */
final class PeerValue {

    private final Path file;
    private final String place;
    private final JsonNode node;

    PeerValue(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** Value at the path {@code names}; it may be missing. */
    PeerValue at(String... names) {
        JsonNode found = node;
        for (String name : names) {
            found = found.path(name);
        }
        return new PeerValue(file, place + "." + String.join(".", names), found);
    }

    /** First present value of {@code names}; the last one if none is present. */
    PeerValue first(String... names) {
        return Stream.of(names)
                .map(this::at)
                .filter(PeerValue::isPresent)
                .findFirst()
                .orElseGet(() -> at(names[names.length - 1]));
    }

    PeerValue at(int index) {
        return new PeerValue(file, place + "[" + index + "]", node.path(index));
    }

    /** First value of this name at any depth; missing if there is none. */
    PeerValue somewhere(String name) {
        JsonNode found = node.findValue(name);
        return new PeerValue(file, place + "…" + name, found == null ? MissingNode.getInstance() : found);
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull() && !(node.isNumber() && Double.isNaN(node.doubleValue()));
    }

    boolean isArray() {
        return node.isArray();
    }

    int size() {
        return node.size();
    }

    List<PeerValue> elements() {
        List<PeerValue> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(at(i));
        }
        return elements;
    }

    /** Text, also of a number; empty if absent. */
    String text() {
        return isPresent() && node.isValueNode() ? node.asText() : "";
    }

    boolean isTrue() {
        return node.asBoolean(false);
    }

    boolean isNumber() {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    /** Measurement, 0 or more; empty if absent. */
    OptionalDouble number() {
        if (!isPresent()) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber() || !ValueLimits.isMeasure(node.doubleValue())) {
            throw bad("expected a number of 0 or more");
        }
        return OptionalDouble.of(node.doubleValue());
    }

    /** Measurement times {@code factor}. */
    OptionalDouble number(double factor) {
        return times(number(), factor);
    }

    /** Clock reading of either sign; empty if absent. */
    OptionalDouble reading() {
        if (!isPresent()) {
            return OptionalDouble.empty();
        }
        if (!isNumber()) {
            throw bad("expected a number");
        }
        return OptionalDouble.of(node.doubleValue());
    }

    OptionalInt count() {
        OptionalDouble number = number();
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.getAsDouble() > Integer.MAX_VALUE) {
            throw bad("expected a count");
        }
        return OptionalInt.of((int) Math.round(number.getAsDouble()));
    }

    /** Time from a number of units since 1970, {@code perSecond} units per second. */
    Instant time(double perSecond) {
        double seconds = reading().orElseThrow(() -> bad("expected a time")) / perSecond;
        Instant time = Instant.ofEpochMilli(Math.round(seconds * 1000));
        if (!ValueLimits.isTime(time)) {
            throw bad("expected a time");
        }
        return time;
    }

    UnreadableFileException bad(String expected) {
        String found = node.isMissingNode() ? "nothing" : node.toString();
        return new UnreadableFileException(
                file,
                place + ": " + expected + ", found " + (found.length() > 60 ? found.substring(0, 60) + "…" : found));
    }

    static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }
}
