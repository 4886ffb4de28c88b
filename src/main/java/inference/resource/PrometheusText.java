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
 * A page in the Prometheus text format, version 0.0.4:
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
 * CRLF counts as LF. Malformed lines are counted and skipped: one bad line is no reason to lose the others.
 */
public final class PrometheusText {

    /**
     * A sample.
     *
     * @param name name of the metric
     * @param labels labels in the order of the page
     * @param value value, which may be NaN or infinite
     */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, List<Sample>> byName;
    private final int unreadable;

    private PrometheusText(Map<String, List<Sample>> byName, int unreadable) {
        this.byName = byName;
        this.unreadable = unreadable;
    }

    /** Parses a page. */
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

    /** Samples of a metric, one per label set. */
    public List<Sample> samples(String name) {
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** Finite values of a metric whose labels are {@code wanted}, combined by {@code operator}; empty if there are none. */
    public OptionalDouble combined(String name, Predicate<Map<String, String>> wanted, DoubleBinaryOperator operator) {
        return samples(name).stream()
                .filter(sample -> wanted.test(sample.labels()))
                .mapToDouble(Sample::value)
                .filter(Double::isFinite)
                .reduce(operator);
    }

    /** Number of malformed lines. */
    public int unreadable() {
        return unreadable;
    }

    /** Whether the page has no sample. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
