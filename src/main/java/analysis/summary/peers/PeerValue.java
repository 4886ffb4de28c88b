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

/** Value in a result file, which knows where it stands. What is null, NaN or not there is absent, never 0. */
final class PeerValue {

    private final Path file;
    private final String place;
    private final JsonNode node;

    PeerValue(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** The value at the end of the {@code names}, which may be missing. */
    PeerValue at(String... names) {
        JsonNode found = node;
        for (String name : names) {
            found = found.path(name);
        }
        return new PeerValue(file, place + "." + String.join(".", names), found);
    }

    /** The first of these that is there; the last if none is. */
    PeerValue first(String... names) {
        return Stream.of(names)
                .map(this::at)
                .filter(PeerValue::isThere)
                .findFirst()
                .orElseGet(() -> at(names[names.length - 1]));
    }

    PeerValue at(int index) {
        return new PeerValue(file, place + "[" + index + "]", node.path(index));
    }

    /** Somewhere below, the first of this name; missing if there is none. */
    PeerValue somewhere(String name) {
        JsonNode found = node.findValue(name);
        return new PeerValue(file, place + "…" + name, found == null ? MissingNode.getInstance() : found);
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
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

    /** A text, or a number as one; empty if it is absent. */
    String text() {
        return isThere() && node.isValueNode() ? node.asText() : "";
    }

    boolean isTrue() {
        return node.asBoolean(false);
    }

    boolean isNumber() {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    /** A measurement of 0 or more; absent if there is none. */
    OptionalDouble number() {
        if (!isThere() || node.isNumber() && Double.isNaN(node.doubleValue())) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber() || !ValueLimits.isMeasure(node.doubleValue())) {
            throw bad("expected a number of 0 or more");
        }
        return OptionalDouble.of(node.doubleValue());
    }

    /** The measurement times {@code factor}. */
    OptionalDouble number(double factor) {
        return times(number(), factor);
    }

    /** A clock's reading, which may be of any sign; absent if there is none. */
    OptionalDouble reading() {
        if (!isThere()) {
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

    /** A time in seconds or fractions of it since 1970. */
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
