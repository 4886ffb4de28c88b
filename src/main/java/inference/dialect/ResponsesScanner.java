package inference.dialect;

import static inference.dialect.JsonCursor.ascii;

import inference.stream.EventScanner;
import inference.stream.OrdinaryEvent;

/** Scanner of the Responses API's ordinary events: a piece of text or reasoning. Events with other fields go to the parser. */
final class ResponsesScanner implements EventScanner {

    private static final byte[] TYPE = ascii("type");
    private static final byte[] TEXT_DELTA = ascii("response.output_text.delta");
    private static final byte[] REASONING_DELTA = ascii("response.reasoning_text.delta");
    private static final byte[] DELTA = ascii("delta");
    private static final byte[][] OTHERS = {
        ascii("item_id"),
        ascii("output_index"),
        ascii("content_index"),
        ascii("sequence_number"),
        ascii("logprobs"),
        ascii("obfuscation")
    };
    private static final byte[][] NONE = {};

    private final JsonCursor json = new JsonCursor();

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        json.over(bytes, from, to);
        event.clear();
        boolean typed = false;
        boolean reasoning = false;
        int textFrom = -1;
        int textTo = -1;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(TYPE)) {
                if (typed || !json.text()) {
                    return false;
                }
                typed = true;
                reasoning = json.isText(REASONING_DELTA);
                if (!reasoning && !json.isText(TEXT_DELTA)) {
                    return false;
                }
            } else if (json.isField(DELTA)) {
                if (textFrom >= 0 || !json.text()) {
                    return false;
                }
                textFrom = json.textFrom();
                textTo = json.textTo();
            } else if (json.isFieldOf(OTHERS)) {
                json.skipOrNothing(NONE);
            } else {
                return false;
            }
        }
        if (reasoning) {
            event.reasoning(textTo > textFrom);
        } else if (textFrom >= 0) {
            event.content(textFrom, textTo);
        }
        return typed && textFrom >= 0 && json.isAtEnd();
    }
}
