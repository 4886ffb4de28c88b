package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * OpenAI's embeddings API {@code /v1/embeddings}, also served by llama.cpp, vLLM, SGLang, TEI and Ollama. Each message of
 * a request is an input; the answer is not streamed and has a vector for each.
 */
public final class EmbeddingsDialect extends InputsDialect {

    static final String PATH = "/v1/embeddings";

    public EmbeddingsDialect() {
        super(Api.EMBEDDINGS, PATH);
    }

    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model());
        ArrayNode inputs = body.putArray("input");
        request.messages().forEach(message -> inputs.add(message.content()));
        return request.text(body);
    }

    @Override
    int results(JsonNode answer) {
        int vectors = 0;
        for (JsonNode entry : answer.path("data")) {
            JsonNode vector = entry.path("embedding");
            // a list of numbers, or a text if base64 was requested
            vectors += vector.isEmpty() && vector.asText().isEmpty() ? 0 : 1;
        }
        return vectors;
    }

    @Override
    String withoutResults() {
        return "not a list of embeddings: there is no vector in \"data\"";
    }
}
