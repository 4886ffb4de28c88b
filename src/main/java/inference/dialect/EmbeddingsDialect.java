package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Vectors of texts by OpenAI's API, which llama.cpp, vLLM, SGLang, TEI and Ollama serve too: {@code /v1/embeddings}. Each message of a
 * request is an input; the answer comes whole, with a vector for each.
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
            // Numbers, or their bytes as a text where base64 was asked for.
            vectors += vector.isEmpty() && vector.asText().isEmpty() ? 0 : 1;
        }
        return vectors;
    }

    @Override
    String withoutResults() {
        return "not a list of embeddings: there is no vector in \"data\"";
    }
}
