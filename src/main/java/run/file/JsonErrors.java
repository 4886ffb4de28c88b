package run.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Says where a JSON file is wrong, without the parser's internals. */
public final class JsonErrors {

    private JsonErrors() {}

    /** {@code line 3, column 7, in runs[0].cells: …}. */
    public static String describe(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        String where = place + (place.isEmpty() || path.isEmpty() ? "" : ", in ") + path;
        return (where.isEmpty() ? "" : where + ": ") + problem(e);
    }

    /** What is wrong, without the place. */
    public static String problem(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("not JSON").replaceFirst(" \\(start marker at .*", "");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
