package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import java.util.List;

/**
 * Scores of documents by how well they answer a query, by the API of Jina and Cohere, which llama.cpp, vLLM and SGLang serve too:
 * {@code /v1/rerank}. The first message of a request is the query, each other one a document; the answer comes whole, with a
 * score for each document.
 */
public final class RerankDialect extends InputsDialect {

    static final String PATH = "/v1/rerank";

    public RerankDialect() {
        super(Api.RERANK, PATH);
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
    int results(JsonNode answer) {
        int scores = 0;
        for (JsonNode entry : answer.path("results")) {
            scores += entry.path("relevance_score").isNumber() ? 1 : 0;
        }
        return scores;
    }

    @Override
    String withoutResults() {
        return "no ranking: there is no relevance_score in \"results\"";
    }
}
