package inference.gatling.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import inference.gatling.exchange.GenerationResult;
import java.util.List;
import java.util.Optional;
import run.file.JsonErrors;

/** Check that the answer is a single JSON document that is valid for a schema (JSON Schema 2020-12). */
public final class SchemaCheck implements TokenCheck {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final int WARM_UP = 200;

    private final Schema schema;

    public SchemaCheck(JsonNode schema) {
        this.schema = SCHEMAS.getSchema(schema);
        // The library needs some 300 ms for its first document, which would block an event loop.
        for (int i = 0; i < WARM_UP; i++) {
            violation("{}");
            violation("[{}]");
        }
    }

    @Override
    public Optional<String> failure(GenerationResult result) {
        return violation(result.stream().text());
    }

    Optional<String> violation(String answer) {
        if (answer.isBlank()) {
            return Optional.of("expected a JSON document, got no text");
        }
        try {
            List<Error> errors = schema.validate(MAPPER.readTree(answer));
            return errors.stream()
                    .findFirst()
                    .map(first -> "does not match the schema: " + first
                            + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""));
        } catch (JsonProcessingException e) {
            return Optional.of("not a JSON document: " + JsonErrors.problem(e));
        }
    }
}
