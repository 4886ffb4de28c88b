package inference.stream;

import java.nio.charset.StandardCharsets;

/**
 * What an ordinary event of a stream says: that an answer goes on, and with what. It has no end, no counts, no error. One is
 * filled again and again.
 */
public final class OrdinaryEvent {

    private int choice;
    private int contentFrom;
    private int contentTo;
    private boolean reasoning;
    private boolean toolCall;

    /** Makes it an event of choice 0 that brings nothing. */
    public void clear() {
        choice = 0;
        contentFrom = 0;
        contentTo = 0;
        reasoning = false;
        toolCall = false;
    }

    void copy(OrdinaryEvent other) {
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
