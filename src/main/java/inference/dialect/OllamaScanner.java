package inference.dialect;

import static inference.dialect.JsonCursor.ascii;

import inference.stream.EventScanner;
import inference.stream.OrdinaryEvent;

/** Scanner of Ollama's ordinary lines: {@code done} is false, and there is a piece of the answer. */
final class OllamaScanner implements EventScanner {

    private static final byte[] MESSAGE = ascii("message");
    private static final byte[] RESPONSE = ascii("response");
    private static final byte[] CONTENT = ascii("content");
    private static final byte[] THINKING = ascii("thinking");
    private static final byte[] TOOL_CALLS = ascii("tool_calls");
    private static final byte[] DONE = ascii("done");
    private static final byte[] OBJECT = ascii("object");
    private static final byte[] TYPE = ascii("type");
    private static final byte[] ERROR = ascii("error");
    /** Fields that are null in an ordinary line. */
    private static final byte[][] EMPTY = {
        ERROR,
        TOOL_CALLS,
        ascii("done_reason"),
        ascii("prompt_eval_count"),
        ascii("eval_count"),
        ascii("total_duration")
    };

    private static final byte[][] NONE = {};

    private final JsonCursor json = new JsonCursor();

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        json.over(bytes, from, to);
        event.clear();
        boolean goesOn = false;
        boolean answered = false;
        boolean thought = false;
        json.enter('{');
        while (json.nextField()) {
            boolean inMessage = json.isField(MESSAGE);
            if (inMessage || json.isField(RESPONSE)) {
                if (answered) {
                    return false;
                }
                answered = inMessage ? message(event) : response(event);
            } else if (json.isField(THINKING)) {
                json.text();
                thought = json.hasText();
            } else if (json.isField(DONE)) {
                goesOn = json.no();
            } else if (json.isField(OBJECT) || json.isField(TYPE)) {
                json.wordOtherThan(ERROR);
            } else {
                json.skipOrNothing(EMPTY);
            }
        }
        if (thought) {
            event.reasoning(true);
        }
        return goesOn && answered && json.isAtEnd();
    }

    private boolean response(OrdinaryEvent event) {
        boolean isText = json.text();
        event.content(json.textFrom(), json.textTo());
        return isText;
    }

    private boolean message(OrdinaryEvent event) {
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(CONTENT)) {
                json.text();
                event.content(json.textFrom(), json.textTo());
            } else if (json.isField(THINKING)) {
                json.text();
                event.reasoning(json.hasText());
            } else if (json.isField(TOOL_CALLS)) {
                event.toolCall(json.elements());
            } else {
                json.skipOrNothing(NONE);
            }
        }
        return !json.isOdd();
    }
}
