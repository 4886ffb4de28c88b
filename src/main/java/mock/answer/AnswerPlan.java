package mock.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mock.answer.Vocabulary.Piece;

/**
 * Content of an answer, planned when its request arrives.
 *
 * @param pieces the tokens, at least one
 * @param finishReason {@code stop}, {@code length} if the limit cuts the answer, or {@link #TOOL_CALLS}
 */
public record AnswerPlan(List<Piece> pieces, String finishReason) {

    /** Finish reason of an answer that calls a tool. */
    public static final String TOOL_CALLS = "tool_calls";

    private static final int DOCUMENT_CHARS_PER_TOKEN = 4;

    /**
     * An answer of words.
     *
     * @param endProbability probability that a token is the last, 0 to 1
     */
    public static AnswerPlan words(AnswerRequest request, double endProbability, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int max = Math.max(1, request.maxTokens());
        List<Piece> pieces = new ArrayList<>(Math.min(max, 4096));
        boolean mayEnd = endProbability > 0 && !request.ignoreEos();
        while (pieces.size() < max) {
            pieces.add(Vocabulary.piece(seed, pieces.size()));
            if (mayEnd && random.nextDouble() < endProbability) {
                return new AnswerPlan(pieces, "stop");
            }
        }
        return new AnswerPlan(pieces, "length");
    }

    /** An answer that is a JSON document, cut at the token limit like any other. */
    public static AnswerPlan document(String json, AnswerRequest request) {
        int max = Math.max(1, request.maxTokens());
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < json.length() && pieces.size() < max) {
            int end = Math.min(json.length(), at + DOCUMENT_CHARS_PER_TOKEN);
            if (end < json.length() && Character.isHighSurrogate(json.charAt(end - 1))) {
                end++;
            }
            pieces.add(Piece.of(json.substring(at, end)));
            at = end;
        }
        return new AnswerPlan(pieces, at < json.length() ? "length" : "stop");
    }

    /** The arguments of a tool call, which no limit cuts. */
    public static AnswerPlan call(String arguments, AnswerRequest request) {
        return new AnswerPlan(
                document(arguments, request.with(Integer.MAX_VALUE, 1)).pieces(), TOOL_CALLS);
    }

    public String text() {
        StringBuilder text = new StringBuilder(pieces.size() * 6);
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
