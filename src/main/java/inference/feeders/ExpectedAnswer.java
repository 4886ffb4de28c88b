package inference.feeders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Expected answer to a prompt, which exposes servers that become faster by answering worse. In a prompt file it is a string that
 * the answer must contain, or one of
 *
 * <pre>{@code
 * {"contains": "Paris"}
 * {"regex": "\\bParis\\b"}
 * {"number": 42, "tolerance": 0.5}     the last number in the answer; tolerance 0 if it is not given
 * {"json": {"city": "Paris"}}          the whole answer is a JSON document equal to it
 * }</pre>
 */
public final class ExpectedAnswer {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Set<String> FORMS = new TreeSet<>(Set.of("contains", "regex", "number", "json"));

    /** Test of an answer. */
    private interface Test {
        boolean passes(String answer);
    }

    private final String demand;
    private final Test test;

    private ExpectedAnswer(String demand, Test test) {
        this.demand = demand;
        this.test = test;
    }

    /**
     * Expected answer of a prompt file's field {@code expect}.
     *
     * @throws IllegalArgumentException if it has none of the forms
     */
    public static ExpectedAnswer of(JsonNode value) {
        if (value.isTextual()) {
            return containing(value.textValue());
        }
        List<String> forms = FORMS.stream().filter(value::has).toList();
        if (forms.size() != 1 || value.size() > (value.has("tolerance") ? 2 : 1)) {
            throw new IllegalArgumentException(
                    "'expect' is a text, or an object with one of " + FORMS + "; a number may have a tolerance");
        }
        String form = forms.get(0);
        JsonNode wanted = value.path(form);
        switch (form) {
            case "contains":
                return containing(text(form, wanted));
            case "regex":
                return matching(text(form, wanted));
            case "number":
                return number(wanted, value.path("tolerance"));
            default:
                return new ExpectedAnswer("the JSON document " + wanted, answer -> wanted.equals(document(answer)));
        }
    }

    private static String text(String form, JsonNode wanted) {
        if (!wanted.isTextual()) {
            throw new IllegalArgumentException("'" + form + "' of 'expect' is a text, not " + wanted);
        }
        return wanted.textValue();
    }

    private static ExpectedAnswer containing(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("'expect' is empty, and every answer contains an empty text");
        }
        return new ExpectedAnswer("\"" + text + "\" in it", answer -> answer.contains(text));
    }

    private static ExpectedAnswer matching(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            return new ExpectedAnswer(
                    "a match of " + regex, answer -> pattern.matcher(answer).find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'expect' has an invalid regular expression: " + e.getDescription() + " in " + regex);
        }
    }

    private static ExpectedAnswer number(JsonNode wanted, JsonNode tolerance) {
        if (!wanted.isNumber() || !tolerance.isMissingNode() && !(tolerance.doubleValue() >= 0)) {
            throw new IllegalArgumentException("'expect' needs a number, and a tolerance of 0 or more");
        }
        double number = wanted.doubleValue();
        double most = tolerance.asDouble(0);
        return new ExpectedAnswer("the number " + wanted + (most > 0 ? " ± " + tolerance : ""), answer -> {
            Optional<Double> found = lastNumber(answer);
            return found.isPresent() && Math.abs(found.get() - number) <= most;
        });
    }

    private static Optional<Double> lastNumber(String answer) {
        Matcher matcher = NUMBER.matcher(answer);
        Optional<Double> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(Double.parseDouble(matcher.group().replace(",", "")));
        }
        return last;
    }

    /** JSON document of an answer; null if it is not valid JSON. */
    private static JsonNode document(String answer) {
        try {
            return MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Message about what a wrong answer lacks; empty if the answer is right. */
    public Optional<String> missing(String answer) {
        return test.passes(answer) ? Optional.empty() : Optional.of("expected " + demand);
    }
}
