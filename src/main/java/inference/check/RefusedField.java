package inference.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Optional field of a request that the server's refusal names. */
record RefusedField(String name) {

    /** Required fields. */
    private static final Set<String> NEEDED =
            Set.of("model", "messages", "prompt", "input", "query", "documents", "stream");

    /**
     * The optional field that the refusal names.
     *
     * @param words message of the server
     * @param sent JSON body of the request
     */
    static Optional<RefusedField> in(String words, String sent) {
        try {
            JsonNode body = new ObjectMapper().readTree(sent);
            Iterable<String> fields = body::fieldNames;
            return StreamSupport.stream(fields.spliterator(), false)
                    .filter(field -> !NEEDED.contains(field) && words.contains(field))
                    .findFirst()
                    .map(RefusedField::new);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was sent is JSON", e);
        }
    }

    String advice() {
        return "The server rejects the field " + name + ": leave it out of a run with -Dbody='{\"" + name
                + "\":null}', here --body '{\"" + name + "\":null}'.";
    }
}
