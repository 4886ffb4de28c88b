package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Vectors of texts by OpenAI's API, which llama.cpp, vLLM, SGLang, TEI and Ollama serve too: {@code /v1/embeddings}. Each message of a
 * request is an input; the answer comes whole, with a vector for each.
 */
public final class EmbeddingsDialect implements Dialect {

    static final String PATH = "/v1/embeddings";

    @Override
    public String name() {
        return Api.EMBEDDINGS.code();
    }

    @Override
    public String path(GenerationRequest request) {
        return PATH;
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public boolean takesInputs() {
        return true;
    }

    @Override
    public String accept() {
        return "application/json";
    }

    @Override
    public EventReader reader(String contentType) throws ProtocolException {
        return BodyReader.of(contentType);
    }

    @Override
    public String body(GenerationRequest request) {
        ObjectNode body = Json.object().put("model", request.model());
        ArrayNode inputs = body.putArray("input");
        request.messages().forEach(message -> inputs.add(message.content()));
        return request.text(body);
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        JsonNode root = Json.parse(event.data());
        Optional<Delta> error = ErrorEvents.in(root);
        if (error.isPresent()) {
            return error.get();
        }
        int vectors = 0;
        for (JsonNode entry : root.path("data")) {
            // Numbers, or their bytes as a text where base64 was asked for.
            vectors += entry.path("embedding").isEmpty()
                            && entry.path("embedding").asText().isEmpty()
                    ? 0
                    : 1;
        }
        if (vectors == 0) {
            throw new ProtocolException("not a list of embeddings: there is no vector in \"data\"");
        }
        return Delta.answered(vectors, usage(root.path("usage")));
    }

    /** All tokens are those of the inputs. */
    static Usage usage(JsonNode usage) {
        return new Usage(Json.first(usage, "prompt_tokens", "input_tokens", "total_tokens"), OptionalInt.empty());
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "the OpenAI API");
    }
}
