package mock.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mock.answer.AnswerFormat;
import mock.answer.CompletedAnswer;
import mock.answer.Frame;
import mock.answer.Framing;

/** Format of {@code /v1/embeddings} and {@code /v1/rerank}, which are never streamed. Equal inputs get equal results. */
record InputsFormat(String model, Consumer<ObjectNode> answer) implements AnswerFormat {

    private static final int DIMENSIONS = 64;

    /** Embeddings: a vector of length 1 for each of {@code inputs}. */
    static InputsFormat vectors(String model, List<String> inputs) {
        return new InputsFormat(model, body -> {
            ArrayNode data = body.putArray("data");
            for (int i = 0; i < inputs.size(); i++) {
                ObjectNode entry = data.addObject().put("object", "embedding").put("index", i);
                vector(inputs.get(i), entry.putArray("embedding"));
            }
        });
    }

    private static void vector(String input, ArrayNode values) {
        double[] vector = new SplittableRandom(input.hashCode())
                .doubles(DIMENSIONS, -1, 1)
                .toArray();
        double length = 0;
        for (double value : vector) {
            length += value * value;
        }
        for (double value : vector) {
            values.add((float) (value / Math.sqrt(length)));
        }
    }

    /** Scores from 0 to 1 for {@code documents}, best first. */
    static InputsFormat scores(String model, String query, List<String> documents) {
        return new InputsFormat(model, body -> {
            record Scored(int index, double score) {}
            ArrayNode results = body.putArray("results");
            IntStream.range(0, documents.size())
                    .mapToObj(i ->
                            new Scored(i, new SplittableRandom((query + documents.get(i)).hashCode()).nextDouble()))
                    .sorted(Comparator.comparingDouble(Scored::score).reversed())
                    .forEach(
                            one -> results.addObject().put("index", one.index()).put("relevance_score", one.score()));
        });
    }

    @Override
    public byte[] whole(CompletedAnswer summary) {
        ObjectNode body = JsonBody.object().put("object", "list").put("model", model);
        answer.accept(body);
        body.putObject("usage")
                .put("prompt_tokens", summary.promptTokens())
                .put("total_tokens", summary.promptTokens());
        return JsonBody.bytes(body);
    }

    @Override
    public Framing framing() {
        return Framing.NDJSON;
    }

    /** Never sent; only passed to faults, which break off at a token. */
    @Override
    public Frame content(int choice, byte[] json) {
        return new Frame(Frame.Kind.CONTENT, json);
    }

    @Override
    public List<Frame> closing(CompletedAnswer summary) {
        return List.of(Frame.of(Frame.Kind.FINISH, "{}"));
    }

    @Override
    public Frame error(String message) {
        ObjectNode body = JsonBody.object();
        body.putObject("error")
                .put("message", message)
                .put("type", "InternalServerError")
                .put("code", 500);
        return new Frame(Frame.Kind.ERROR, JsonBody.bytes(body));
    }
}
