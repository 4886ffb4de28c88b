package inference.dialect;

import static inference.dialect.JsonCursor.ascii;

import inference.stream.EventScanner;
import inference.stream.OrdinaryEvent;

/** Scanner of Anthropic's ordinary events: a piece of text or thinking. Events with any other field go to the parser. */
final class AnthropicScanner implements EventScanner {

    private static final byte[] TYPE = ascii("type");
    private static final byte[] BLOCK_DELTA = ascii("content_block_delta");
    private static final byte[] INDEX = ascii("index");
    private static final byte[] DELTA = ascii("delta");
    private static final byte[] TEXT = ascii("text");
    private static final byte[] TEXT_DELTA = ascii("text_delta");
    private static final byte[] THINKING = ascii("thinking");
    private static final byte[] THINKING_DELTA = ascii("thinking_delta");

    private final JsonCursor json = new JsonCursor();

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        json.over(bytes, from, to);
        event.clear();
        boolean piece = false;
        boolean answered = false;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(TYPE)) {
                if (!json.text() || !json.isText(BLOCK_DELTA)) {
                    return false;
                }
                piece = true;
            } else if (json.isField(DELTA)) {
                if (answered || !delta(event)) {
                    return false;
                }
                answered = true;
            } else if (json.isField(INDEX)) {
                json.count();
            } else {
                return false;
            }
        }
        return piece && answered && json.isAtEnd();
    }

    private boolean delta(OrdinaryEvent event) {
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(TYPE)) {
                if (!json.text() || !json.isText(TEXT_DELTA) && !json.isText(THINKING_DELTA)) {
                    return false;
                }
            } else if (json.isField(TEXT)) {
                json.text();
                event.content(json.textFrom(), json.textTo());
            } else if (json.isField(THINKING)) {
                json.text();
                event.reasoning(json.hasText());
            } else {
                return false;
            }
        }
        return !json.isOdd();
    }
}
