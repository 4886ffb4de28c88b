package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.dialect.GenerationRequest.Message;
import java.util.List;

/**
 * Rerank API {@code /v1/rerank} of Jina and Cohere, also served by llama.cpp, vLLM and SGLang. The first message of a
 * request is the query, the others are documents; the answer is not streamed and has a score for each document.
 */
public final class RerankDialect extends InputsDialect {

    static final String PATH = "/v1/rerank";

    public RerankDialect() {
        super(Api.RERANK, PATH);
    }

    /** Without documents, the query is its own document, so that every prompt makes a valid request. */
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
