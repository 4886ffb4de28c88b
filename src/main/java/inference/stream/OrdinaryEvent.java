package inference.stream;

import inference.stream.Delta.Usage;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import run.Generation.ServerTiming;

/**
 * Content of an ordinary event: a piece of the answer, its finish reason, or token counts; no error and no server timings. The
 * object is reused for every event.
 */
public final class OrdinaryEvent {

    private int choice;
    private int contentFrom;
    private int contentTo;
    private boolean reasoning;
    private boolean toolCall;
    private boolean answer;
    private String finishReason = "";
    private OptionalInt promptTokens = OptionalInt.empty();
    private OptionalInt outputTokens = OptionalInt.empty();
    private OptionalInt cachedTokens = OptionalInt.empty();
    private OptionalInt reasoningTokens = OptionalInt.empty();

    /** Resets it to an event of choice 0 without content. */
    public void clear() {
        choice = 0;
        contentFrom = 0;
        contentTo = 0;
        reasoning = false;
        toolCall = false;
        answer = true;
        finishReason = "";
        promptTokens = OptionalInt.empty();
        outputTokens = OptionalInt.empty();
        cachedTokens = OptionalInt.empty();
        reasoningTokens = OptionalInt.empty();
    }

    /** Marks the event as not part of an answer. */
    public void noChoice() {
        answer = false;
    }

    /** Sets the finish reason. */
    public void finishReason(String word) {
        finishReason = word;
    }

    /** Sets the number of prompt tokens. */
    public void promptTokens(int count) {
        promptTokens = OptionalInt.of(count);
    }

    /** Sets the number of answer tokens. */
    public void outputTokens(int count) {
        outputTokens = OptionalInt.of(count);
    }

    /**
     * Sets the number of cached prompt tokens.
     *
     * @return whether it was not set before
     */
    public boolean cachedTokens(int count) {
        boolean first = cachedTokens.isEmpty();
        cachedTokens = OptionalInt.of(count);
        return first;
    }

    /** Sets the number of reasoning tokens to 0; whether it was not set before. */
    public boolean noReasoningTokens() {
        boolean first = reasoningTokens.isEmpty();
        reasoningTokens = OptionalInt.of(0);
        return first;
    }

    /** Whether the event only continues the answer. */
    public boolean goesOn() {
        return answer && finishReason.isEmpty() && !isCounted();
    }

    private boolean isCounted() {
        return promptTokens.isPresent()
                || outputTokens.isPresent()
                || cachedTokens.isPresent()
                || reasoningTokens.isPresent();
    }

    /** Delta with the same content; the event must not have reasoning text. */
    public Delta delta(byte[] bytes) {
        return new Delta(
                answer,
                choice,
                content(bytes),
                "",
                toolCall,
                finishReason,
                new Usage(promptTokens, outputTokens, cachedTokens, reasoningTokens),
                ServerTiming.NONE,
                false,
                "");
    }

    /** Whether the event has reasoning text. */
    public boolean hasReasoning() {
        return reasoning;
    }

    /** Copies choice, text position, reasoning and tool call of {@code other}. */
    void copy(OrdinaryEvent other) {
        clear();
        choice = other.choice;
        contentFrom = other.contentFrom;
        contentTo = other.contentTo;
        reasoning = other.reasoning;
        toolCall = other.toolCall;
    }

    int contentFrom() {
        return contentFrom;
    }

    int contentTo() {
        return contentTo;
    }

    /** Sets the index of its choice, 0 or more. */
    public void choice(int index) {
        choice = index;
    }

    /** Index of its choice. */
    public int choice() {
        return choice;
    }

    /** Sets the position of the answer's text, between the JSON string's quotes; it may contain escapes. */
    public void content(int from, int to) {
        contentFrom = from;
        contentTo = to;
    }

    /** Whether the event has text other than reasoning. */
    public boolean hasContent() {
        return contentTo > contentFrom;
    }

    /** Whether the text contains escapes. */
    public boolean hasEscapes(byte[] bytes) {
        return Bytes.indexOf(bytes, contentFrom, contentTo, '\\') >= 0;
    }

    /** Text, which must not contain escapes. */
    public String content(byte[] bytes) {
        return new String(bytes, contentFrom, contentTo - contentFrom, StandardCharsets.UTF_8);
    }

    /** Sets whether the event has reasoning text. */
    public void reasoning(boolean has) {
        reasoning = has;
    }

    /** Sets whether the event has a piece of a tool call. */
    public void toolCall(boolean has) {
        toolCall = has;
    }

    /** Whether the event has text or a tool call. */
    public boolean isOutput() {
        return hasContent() || toolCall;
    }

    /** Whether the event has content, as in {@link Delta#isToken()}. */
    public boolean isToken() {
        return isOutput() || reasoning;
    }
}
