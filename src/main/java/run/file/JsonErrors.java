package run.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Messages on invalid JSON in the terms of the file, without the parser's class names and internals. */
public final class JsonErrors {

    private JsonErrors() {}

    /** {@code line 3, column 7, in runs[0].cells: …}. */
    public static String describe(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String path = path(e);
        String where = place + (place.isEmpty() || path.isEmpty() ? "" : ", in ") + path;
        return (where.isEmpty() ? "" : where + ": ") + problem(e);
    }

    /** Path of the field, such as {@code runs[0].cells}; empty if it is unknown. */
    public static String path(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Problem without its place. */
    public static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "unknown field '" + unknown.getPropertyName() + "'; there are " + known;
        }
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return refused.getCause().getMessage();
        }
        String said = e.getOriginalMessage() == null
                ? "not JSON"
                : e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        if (said.startsWith("Trailing token")) {
            return "expected the end after the first value";
        }
        if (said.startsWith("No content")) {
            return "it is empty";
        }
        if (e instanceof InvalidFormatException odd
                && odd.getValue() != null
                && !odd.getTargetType().isEnum()) {
            return "found '" + odd.getValue() + "', expected " + expected(odd);
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "expected " + expected(mismatch.getTargetType());
        }
        return JsonSyntax.told(said);
    }

    /** Our own deserializers state what they expect: {@code …: expected a time}. */
    private static String expected(InvalidFormatException e) {
        String own = ": expected ";
        int at = e.getOriginalMessage().lastIndexOf(own);
        return at < 0 ? expected(e.getTargetType()) : e.getOriginalMessage().substring(at + own.length());
    }

    private static String expected(Class<?> type) {
        Class<?> boxed = type.isPrimitive() ? ClassUtil.wrapperType(type) : type;
        if (boxed.isEnum()) {
            return "one of "
                    + Arrays.stream(boxed.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (boxed == String.class) {
            return "a text";
        }
        if (boxed == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(boxed)
                ? "a number"
                : Collection.class.isAssignableFrom(boxed) ? "a list" : "an object";
    }
}
