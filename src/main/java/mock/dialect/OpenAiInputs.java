package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mock.answer.AnswerRequest;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.engine.Tokenizer;
import mock.http.Routes;
import mock.http.ServerExchange;
import mock.serve.AnswerService;

/**
 * Endpoints that generate no text: embeddings and rerank. A request takes the prefill of its inputs and one decode step.
 */
record OpenAiInputs(AnswerService answers, ServedApi api) {

    private static final int MAX_INPUTS = 10_000;

    void register(Routes routes) {
        routes.add("POST", "/v1/embeddings", JsonEndpoint.of(api, 400, this::embed))
                .add("POST", "/v1/rerank", JsonEndpoint.of(api, 400, this::rerank));
    }

    private void embed(ServerExchange exchange, JsonNode body) throws BadRequest {
        List<String> inputs = texts(body, "input");
        String model = JsonBody.text(body, "model");
        answers.answer(exchange, api, request(model, inputs, tokens(inputs)), InputsFormat.vectors(model, inputs));
    }

    /** Counts the query once per document, because a reranker reads it with each of them. */
    private void rerank(ServerExchange exchange, JsonNode body) throws BadRequest {
        String query = JsonBody.text(body, "query");
        List<String> documents = texts(body, "documents");
        String model = JsonBody.text(body, "model");
        long tokens = tokens(documents) + (long) documents.size() * tokens(List.of(query));
        answers.answer(
                exchange,
                api,
                request(model, documents, (int) Math.min(tokens, Integer.MAX_VALUE)),
                InputsFormat.scores(model, query, documents));
    }

    private static AnswerRequest request(String model, List<String> inputs, int tokens) {
        return new AnswerRequest(
                model, String.join("\n", inputs), tokens, false, 1, true, false, 1, Optional.empty(), Optional.empty());
    }

    private static int tokens(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> Math.max(1, Tokenizer.count(text)))
                .sum();
    }

    private static List<String> texts(JsonNode body, String field) throws BadRequest {
        JsonNode given = body.path(field);
        List<String> texts = new ArrayList<>();
        if (given.isTextual()) {
            texts.add(given.asText());
        }
        for (JsonNode text : given) {
            if (!text.isTextual()) {
                throw new BadRequest("'" + field + "' must be texts");
            }
            texts.add(text.asText());
        }
        if (texts.isEmpty() || texts.size() > MAX_INPUTS) {
            throw new BadRequest("'" + field + "' is required: 1 to " + MAX_INPUTS + " texts");
        }
        return texts;
    }
}
