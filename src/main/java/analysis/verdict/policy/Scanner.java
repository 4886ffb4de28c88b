package analysis.verdict.policy;

import static run.Units.MS_PER_S;

import analysis.stats.Metric;
import analysis.stats.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tokenizer of one line of a policy; every error names its column. */
final class Scanner {

    private static final String MS = "ms";
    private static final String S = "s";
    private final String line;
    private int at;

    Scanner(String line) {
        this.line = line;
    }

    /** Takes {@code symbol} if it comes next. */
    boolean takes(String symbol) {
        skipBlanks();
        if (line.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    void expect(String symbol) {
        if (!takes(symbol)) {
            throw error("expected '" + symbol + "'");
        }
    }

    /** Takes a name: letters, digits, '_', '/' and '.'; empty if none comes next. */
    String word() {
        skipBlanks();
        int start = at;
        while (at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || "_/.".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        return line.substring(start, at);
    }

    /** Takes one of {@code allowed}. */
    String oneOf(List<String> allowed) {
        skipBlanks();
        int start = at;
        String word = word();
        if (!allowed.contains(word)) {
            at = start;
            throw error("expected " + String.join(" or ", allowed) + found(word));
        }
        return word;
    }

    /** Takes a decimal number with a point, 0 or more. */
    double number() {
        skipBlanks();
        int start = at;
        while (at < line.length() && (Character.digit(line.charAt(at), 10) >= 0 || line.charAt(at) == '.')) {
            at++;
        }
        String text = line.substring(start, at);
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
            at = start;
            throw error("expected a number such as 20 or 16.7" + found(text));
        }
        return Double.parseDouble(text);
    }

    /** Takes a number and '%'; returns a share: 20 % is 0.2. */
    double percent() {
        double value = number();
        expect("%");
        return value / 100;
    }

    /** Takes a number with its unit; returns it in the metric's unit. Times may be given in ms or s. */
    double quantity(Metric metric) {
        double value = number();
        if (takes(metric.unit())) {
            return value;
        }
        if (metric.unit().equals(MS) && takes(S)) {
            return value * MS_PER_S;
        }
        if (metric.unit().equals(S) && takes(MS)) {
            return value / MS_PER_S;
        }
        throw error("expected the unit '" + metric.unit() + "' of " + Measure.nameOf(metric));
    }

    /** Metric called {@code name}, which was found at {@code column}. */
    Metric metric(String name, int column, List<String> others) {
        return Arrays.stream(Metric.values())
                .filter(metric ->
                        Measure.nameOf(metric).equals(name) || metric.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new SyntaxException(
                        line,
                        column,
                        "unknown metric '" + name + "'; there are "
                                + Arrays.stream(Metric.values())
                                        .map(Measure::nameOf)
                                        .collect(Collectors.joining(", "))
                                + ", " + String.join(", ", others)));
    }

    Statistic statistic() {
        skipBlanks();
        int start = at;
        String word = word();
        return Statistic.parse(word).orElseThrow(() -> {
            at = start;
            return error("expected a statistic such as p50, p95 or mean" + found(word));
        });
    }

    /** Column of the next symbol, from 1. */
    int column() {
        skipBlanks();
        return at + 1;
    }

    boolean atEnd() {
        skipBlanks();
        return at == line.length();
    }

    void expectEnd() {
        if (!atEnd()) {
            throw error("unexpected '" + line.substring(at) + "'");
        }
    }

    SyntaxException error(String problem) {
        skipBlanks();
        return new SyntaxException(line, at + 1, problem);
    }

    private static String found(String word) {
        return word.isEmpty() ? "" : ", found '" + word + "'";
    }

    private void skipBlanks() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }
}
