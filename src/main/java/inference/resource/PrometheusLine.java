package inference.resource;

import inference.resource.PrometheusText.Sample;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parser of one sample; see the grammar at {@link PrometheusText}. */
final class PrometheusLine {

    private final String line;
    private int at;

    PrometheusLine(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException if the line is no sample */
    Sample sample() {
        String name = name(true);
        skipBlanks();
        Map<String, String> labels = at < line.length() && line.charAt(at) == '{' ? labels() : Map.of();
        String[] rest = line.substring(at).strip().split("[ \t]+");
        if (rest.length > 2) {
            throw unreadable("a value and at most a timestamp");
        }
        return new Sample(name, labels, value(rest[0]));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        at++;
        skipBlanks();
        while (next() != '}') {
            String name = name(false);
            skipBlanks();
            expect('=');
            skipBlanks();
            labels.put(name, quoted());
            skipBlanks();
            if (next() == ',') {
                at++;
                skipBlanks();
            } else if (next() != '}') {
                throw unreadable("',' or '}'");
            }
        }
        at++;
        return labels;
    }

    private String quoted() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (next() != '"') {
            char c = line.charAt(at++);
            if (c == '\\') {
                char escaped = next();
                at++;
                text.append(escaped == 'n' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        at++;
        return text.toString();
    }

    private String name(boolean colons) {
        int start = at;
        while (at < line.length() && isNamePart(line.charAt(at), colons, at > start)) {
            at++;
        }
        if (at == start) {
            throw unreadable("a name");
        }
        return line.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean colons, boolean digits) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || colons && c == ':'
                || digits && c >= '0' && c <= '9';
    }

    private double value(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                // Java's own parser would also accept suffixes and hexadecimal numbers.
                if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
                    throw unreadable("a number");
                }
                yield Double.parseDouble(text);
            }
        };
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private char next() {
        if (at >= line.length()) {
            throw unreadable("more");
        }
        return line.charAt(at);
    }

    private void expect(char c) {
        if (next() != c) {
            throw unreadable("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException unreadable(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at + " of: " + line);
    }
}
