package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import java.util.List;
import java.util.Optional;

/**
 * Scores of documents by how well they answer a query, by the API of Jina and Cohere, which llama.cpp, vLLM and SGLang serve too:
 * {@code /v1/rerank}. The first message of a request is the query, each other one a document; the answer comes whole, with a
 * score for each document.
 */
public final class RerankDialect implements Dialect {

    static final String PATH = "/v1/rerank";

    @Override
    public String name() {
        return Api.RERANK.code();
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

    /** Without documents the query is held against itself, so that any request can be made. */
    @Override
    public String body(GenerationRequest request) {
        List<Message> all = request.messages();
        ObjectNode body = Json.object()
                .put("model", request.model())
                .put("query", all.get(0).content());
        ArrayNode documents = body.putArray("documents");
        all.subList(all.size() > 1 ? 1 : 0, all.size()).forEach(document -> documents.add(document.content()));
        return request.text(body);
    }

    @Override
    public Delta parse(StreamEvent event) throws ProtocolException {
        JsonNode root = Json.parse(event.data());
        Optional<Delta> error = ErrorEvents.in(root);
        if (error.isPresent()) {
            return error.get();
        }
        int scores = 0;
        for (JsonNode entry : root.path("results")) {
            scores += entry.path("relevance_score").isNumber() ? 1 : 0;
        }
        if (scores == 0) {
            throw new ProtocolException("no ranking: there is no relevance_score in \"results\"");
        }
        return Delta.answered(scores, EmbeddingsDialect.usage(root.path("usage")));
    }

    @Override
    public ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "the OpenAI API");
    }
}
