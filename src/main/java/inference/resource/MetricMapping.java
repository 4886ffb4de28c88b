package inference.resource;

import inference.resource.MetricNames.Label;
import inference.resource.MetricNames.Metric;
import inference.resource.MetricNames.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.Resource;

/**
 * Names of resources in the metrics of unknown exporters. Each line of the file maps one resource:
 *
 * <pre>
 * line   = resource "=" [ "max" ] metric { "+" metric } [ "*" number ]
 * metric = name [ "{" label ( "=" | "!=" ) '"' value '"' "}" ]
 * </pre>
 *
 * The metrics are added, and so are the values of several label sets; with {@code max}, the largest of these counts. A
 * resource may have several lines: the first one found on a page is used, before the built-in names.
 */
public record MetricMapping(List<Name> names) {

    public static final MetricMapping NONE = new MetricMapping(List.of());

    private static final int MAX_LINE_CHARACTERS = 4_000;
    private static final Pattern LINE = Pattern.compile("(max\\s+)?(.+?)(?:\\s*\\*\\s*([0-9.eE+-]+))?");
    private static final Pattern METRIC = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(!?=)\\s*\"([^\"]*)\"\\s*})?");

    /** A mapping with the names of both. */
    public MetricMapping and(MetricMapping other) {
        return new MetricMapping(
                Stream.concat(names.stream(), other.names.stream()).toList());
    }

    /**
     * The mapping of one line.
     *
     * @throws IllegalArgumentException if the line is malformed; the message says what was expected
     */
    public static MetricMapping of(String resource, String expression) {
        Resource known = Arrays.stream(Resource.values())
                .filter(each -> each.id().equals(resource.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown resource '" + resource + "'; there are "
                        + Arrays.stream(Resource.values()).map(Resource::id).collect(Collectors.joining(", "))));
        if (expression.length() > MAX_LINE_CHARACTERS) {
            throw new IllegalArgumentException("the line has more than " + MAX_LINE_CHARACTERS + " characters");
        }
        Matcher line = LINE.matcher(expression.strip());
        if (!line.matches()) {
            throw new IllegalArgumentException("no metric is named");
        }
        DoubleBinaryOperator combine = line.group(1) == null ? Double::sum : Double::max;
        return new MetricMapping(List.of(new Name(known, metrics(line.group(2)), combine, factor(line.group(3)))));
    }

    private static List<Metric> metrics(String text) {
        List<Metric> metrics = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            Matcher metric = METRIC.matcher(part.strip());
            if (!metric.matches()) {
                throw new IllegalArgumentException("'" + part.strip()
                        + "' is not a metric such as queue_seconds_sum or queue_seconds_sum{stage=\"x\"}");
            }
            metrics.add(new Metric(
                    metric.group(1),
                    Optional.ofNullable(metric.group(2))
                            .map(label -> new Label(
                                    label, metric.group(4), metric.group(3).equals("=")))));
        }
        return metrics;
    }

    private static double factor(String text) {
        if (text == null) {
            return 1;
        }
        double factor = Double.parseDouble(text); // a NumberFormatException is reported with the line, too
        if (!Double.isFinite(factor) || factor <= 0) {
            throw new IllegalArgumentException("the factor " + text + " is not above 0");
        }
        return factor;
    }
}
