package inference.resource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/**
 * A page in the Prometheus text format, version 0.0.4, as servers give it at {@code /metrics}:
 *
 * <pre>
 * page      = { line LF }
 * line      = [ comment | sample ]
 * comment   = "#" anything
 * sample    = name [ blanks ] [ "{" [ label { "," label } [ "," ] ] "}" ] blanks value [ blanks timestamp ]
 * label     = name [ blanks ] "=" [ blanks ] '"' { character | "\\" | "\"" | "\n" } '"'
 * name      = [a-zA-Z_:] { [a-zA-Z0-9_:] }
 * value     = a decimal number, with or without exponent | "NaN" | [ "+" | "-" ] "Inf"
 * </pre>
 *
 * CRLF is taken for LF. A line that is no sample is counted and passed over: one odd line is no reason to lose the others.
 */
public final class PrometheusText {

    /**
     * @param name of the metric
     * @param labels in the order of the page
     * @param value may be NaN or infinite
     */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, List<Sample>> byName;
    private final int unreadable;

    private PrometheusText(Map<String, List<Sample>> byName, int unreadable) {
        this.byName = byName;
        this.unreadable = unreadable;
    }

    /** Reads a page. */
    public static PrometheusText parse(String page) {
        Map<String, List<Sample>> byName = new LinkedHashMap<>();
        int unreadable = 0;
        for (String line : page.split("\r?\n")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            try {
                Sample sample = new PrometheusLine(text).sample();
                byName.computeIfAbsent(sample.name(), name -> new ArrayList<>()).add(sample);
            } catch (IllegalArgumentException e) {
                unreadable++;
            }
        }
        return new PrometheusText(byName, unreadable);
    }

    /** The samples of a metric, one for each set of labels; empty if there are none. */
    public List<Sample> samples(String name) {
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** The finite values of a metric whose labels are {@code wanted}, put together; empty if there are none. */
    public OptionalDouble combined(String name, Predicate<Map<String, String>> wanted, DoubleBinaryOperator operator) {
        return samples(name).stream()
                .filter(sample -> wanted.test(sample.labels()))
                .mapToDouble(Sample::value)
                .filter(Double::isFinite)
                .reduce(operator);
    }

    /** Lines that are neither empty, a comment nor a sample. */
    public int unreadable() {
        return unreadable;
    }

    /** Whether there is any sample. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
