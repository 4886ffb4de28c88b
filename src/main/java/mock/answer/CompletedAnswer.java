package mock.answer;

import mock.engine.PacedAnswer;

/**
 * An answer when it is complete.
 *
 * @param promptTokens cached ones included
 * @param outputTokens over all choices
 * @param finishReason {@code stop} or {@code length}
 * @param text the whole text, the same for every choice
 * @param generation for its durations
 */
public record CompletedAnswer(
        int promptTokens,
        int cachedTokens,
        int outputTokens,
        String finishReason,
        String text,
        int choices,
        PacedAnswer generation) {}
