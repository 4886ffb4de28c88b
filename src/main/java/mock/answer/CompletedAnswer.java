package mock.answer;

import mock.engine.PacedAnswer;

/**
 * A complete answer.
 *
 * @param promptTokens tokens of the prompt, cached ones included
 * @param outputTokens tokens of all choices
 * @param finishReason as in {@link AnswerPlan}
 * @param text the whole text, the same for every choice
 * @param generation source of the durations
 */
public record CompletedAnswer(
        int promptTokens,
        int cachedTokens,
        int outputTokens,
        String finishReason,
        String text,
        int choices,
        PacedAnswer generation) {}
