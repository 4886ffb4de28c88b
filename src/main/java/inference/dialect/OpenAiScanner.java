package inference.dialect;

import static inference.dialect.JsonCursor.ascii;

import inference.stream.EventScanner;
import inference.stream.OrdinaryEvent;

/** The ordinary events of OpenAI's API: one choice with a piece of its answer, without an end, counts or an error. */
final class OpenAiScanner implements EventScanner {

    private static final byte[] CHOICES = ascii("choices");
    private static final byte[] INDEX = ascii("index");
    private static final byte[] DELTA = ascii("delta");
    private static final byte[] CONTENT = ascii("content");
    private static final byte[] TEXT = ascii("text");
    private static final byte[] TOOL_CALLS = ascii("tool_calls");
    private static final byte[] REASONING = ascii("reasoning");
    private static final byte[] REASONING_CONTENT = ascii("reasoning_content");
    private static final byte[] OBJECT = ascii("object");
    private static final byte[] TYPE = ascii("type");
    private static final byte[] ERROR = ascii("error");
    /** By these a gateway's whole answer is known. */
    private static final byte[][] WHOLE = {ascii("output"), ascii("message"), TEXT};
    /** Null in an ordinary event. */
    private static final byte[][] EMPTY = {ascii("usage"), ERROR, ascii("timings"), ascii("x_groq")};

    private static final byte[][] EMPTY_IN_CHOICE = {
        ascii("finish_reason"),
        ERROR,
        CONTENT,
        REASONING,
        REASONING_CONTENT,
        TOOL_CALLS,
        ascii("refusal"),
        ascii("function_call")
    };

    private static final byte[][] EMPTY_IN_DELTA = {ascii("refusal"), ascii("function_call")};

    private final JsonCursor json = new JsonCursor();

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        json.over(bytes, from, to);
        event.clear();
        boolean answered = false;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(CHOICES)) {
                if (answered || !choices(event)) {
                    return false;
                }
                answered = true;
            } else if (json.isField(OBJECT) || json.isField(TYPE)) {
                json.wordOtherThan(ERROR);
            } else if (json.isFieldOf(WHOLE)) {
                return false;
            } else {
                json.skipOrNothing(EMPTY);
            }
        }
        return answered && json.isAtEnd();
    }

    private boolean choices(OrdinaryEvent event) {
        return json.enter('[') && json.nextElement() && choice(event) && !json.nextElement();
    }

    private boolean choice(OrdinaryEvent event) {
        boolean answered = false;
        json.enter('{');
        while (json.nextField()) {
            boolean delta = json.isField(DELTA);
            if (delta || json.isField(TEXT)) {
                if (answered) {
                    return false;
                }
                answered = true;
                piece(delta, event);
            } else if (json.isField(INDEX)) {
                event.choice(json.count());
            } else {
                json.skipOrNothing(EMPTY_IN_CHOICE);
            }
        }
        return !json.isOdd();
    }

    private void piece(boolean delta, OrdinaryEvent event) {
        if (delta) {
            delta(event);
        } else if (json.text()) {
            event.content(json.textFrom(), json.textTo());
        }
    }

    private void delta(OrdinaryEvent event) {
        boolean longName = false;
        boolean longText = false;
        boolean shortText = false;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(CONTENT)) {
                json.text();
                event.content(json.textFrom(), json.textTo());
            } else if (json.isField(REASONING_CONTENT)) {
                longName = json.text();
                longText = json.hasText();
            } else if (json.isField(REASONING)) {
                json.text();
                shortText = json.hasText();
            } else if (json.isField(TOOL_CALLS)) {
                event.toolCall(json.elements());
            } else {
                json.skipOrNothing(EMPTY_IN_DELTA);
            }
        }
        event.reasoning(longName ? longText : shortText); // some servers send both names with the same text
    }
}
