package inference.stream;

import inference.stream.Delta.Usage;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import run.Generation.ServerTiming;

/**
 * What an ordinary event of a stream says: that an answer goes on, and with what; or that it ends in good order, or what it was
 * counted to. It has no error and no times of the server. One is filled again and again.
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

    /** Makes it an event of choice 0 that brings nothing. */
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

    /** Says that it belongs to no choice. */
    public void noChoice() {
        answer = false;
    }

    /** Says why the answer ended. */
    public void finishReason(String word) {
        finishReason = word;
    }

    /** Says how many tokens the prompt was counted to. */
    public void promptTokens(int count) {
        promptTokens = OptionalInt.of(count);
    }

    /** Says how many tokens the answer was counted to. */
    public void outputTokens(int count) {
        outputTokens = OptionalInt.of(count);
    }

    /**
     * Says how many tokens of the prompt came from a cache.
     *
     * @return whether it had not been said before
     */
    public boolean cachedTokens(int count) {
        boolean first = cachedTokens.isEmpty();
        cachedTokens = OptionalInt.of(count);
        return first;
    }

    /** Says that no token of the answer was reasoning; whether it had not been said before. */
    public boolean noReasoningTokens() {
        boolean first = reasoningTokens.isEmpty();
        reasoningTokens = OptionalInt.of(0);
        return first;
    }

    /** Whether it says only that the answer goes on. */
    public boolean goesOn() {
        return answer && finishReason.isEmpty() && !isCounted();
    }

    private boolean isCounted() {
        return promptTokens.isPresent()
                || outputTokens.isPresent()
                || cachedTokens.isPresent()
                || reasoningTokens.isPresent();
    }

    /** All of it but the words of the reasoning, of which there must be none. */
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

    /** Whether it has text of the model's reasoning. */
    public boolean hasReasoning() {
        return reasoning;
    }

    /** Makes it say that the answer goes on as {@code other} does. */
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

    /** Sets the choice that it belongs to; 0 or more. */
    public void choice(int index) {
        choice = index;
    }

    /** The choice that it belongs to. */
    public int choice() {
        return choice;
    }

    /** Says where the answer's text stands, as in JSON between the quotes: it may have escapes. */
    public void content(int from, int to) {
        contentFrom = from;
        contentTo = to;
    }

    /** Whether it has text, other than reasoning. */
    public boolean hasContent() {
        return contentTo > contentFrom;
    }

    /** Whether the text has escapes. */
    public boolean hasEscapes(byte[] bytes) {
        return Bytes.indexOf(bytes, contentFrom, contentTo, '\\') >= 0;
    }

    /** The text, if it has no escapes. */
    public String content(byte[] bytes) {
        return new String(bytes, contentFrom, contentTo - contentFrom, StandardCharsets.UTF_8);
    }

    /** Says whether it has text of the model's reasoning. */
    public void reasoning(boolean has) {
        reasoning = has;
    }

    /** Says whether it has a piece of a tool call. */
    public void toolCall(boolean has) {
        toolCall = has;
    }

    /** Whether it brings something that is not reasoning. */
    public boolean isOutput() {
        return hasContent() || toolCall;
    }

    /** Whether it brings the user something, as in {@link Delta#isToken()}. */
    public boolean isToken() {
        return isOutput() || reasoning;
    }
}
