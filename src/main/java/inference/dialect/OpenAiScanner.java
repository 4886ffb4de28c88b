package inference.dialect;

import static inference.dialect.JsonCursor.ascii;

import inference.stream.EventScanner;
import inference.stream.OrdinaryEvent;

/** Scanner of OpenAI's ordinary events: one choice with a piece of its answer or a usual finish reason, or the usage. */
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
    /** Fields of a gateway's whole answer. */
    private static final byte[][] WHOLE = {ascii("output"), ascii("message"), TEXT};
    /** Fields that are null in an ordinary event. */
    private static final byte[][] EMPTY = {ERROR, ascii("timings"), ascii("x_groq")};

    private static final byte[] USAGE = ascii("usage");
    private static final byte[] PROMPT_TOKENS = ascii("prompt_tokens");
    private static final byte[] COMPLETION_TOKENS = ascii("completion_tokens");
    private static final byte[] REASONING_TOKENS = ascii("reasoning_tokens");
    private static final byte[] DETAILS = ascii("completion_tokens_details");
    private static final byte[] PROMPT_DETAILS = ascii("prompt_tokens_details");
    private static final byte[] CACHED_TOKENS = ascii("cached_tokens");
    /** Fields in which servers other than OpenAI count cached tokens. */
    private static final byte[][] CACHED_ELSEWHERE = {CACHED_TOKENS, ascii("prompt_cache_hit_tokens")};

    private static final byte[] FINISH_REASON = ascii("finish_reason");
    private static final byte[] STOP = ascii("stop");
    private static final byte[] LENGTH = ascii("length");

    private static final byte[][] EMPTY_IN_CHOICE = {
        ERROR, CONTENT, REASONING, REASONING_CONTENT, TOOL_CALLS, ascii("refusal"), ascii("function_call")
    };

    private static final byte[][] NONE = {};
    private static final byte[][] EMPTY_IN_DELTA = {ascii("refusal"), ascii("function_call")};

    private final JsonCursor json = new JsonCursor();

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        json.over(bytes, from, to);
        event.clear();
        boolean answered = false;
        boolean counted = false;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(CHOICES)) {
                if (answered || !choices(event)) {
                    return false;
                }
                answered = true;
            } else if (json.isField(USAGE)) {
                if (counted) {
                    return false;
                }
                counted = true;
                usage(event);
            } else if (json.isField(OBJECT) || json.isField(TYPE)) {
                json.wordOtherThan(ERROR);
            } else if (json.isFieldOf(WHOLE)) {
                return false;
            } else {
                json.skipOrNothing(EMPTY);
            }
        }
        // Reasoning in an event without a piece of the answer goes to the parser.
        return answered && json.isAtEnd() && (event.goesOn() || !event.hasReasoning());
    }

    private boolean choices(OrdinaryEvent event) {
        json.enter('[');
        if (!json.nextElement()) {
            event.noChoice();
            return !json.isOdd();
        }
        return choice(event) && !json.nextElement();
    }

    private void usage(OrdinaryEvent event) {
        if (!json.isObject()) {
            json.nothing();
            return;
        }
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(PROMPT_TOKENS)) {
                event.promptTokens(json.count());
            } else if (json.isField(COMPLETION_TOKENS)) {
                event.outputTokens(json.count());
            } else if (json.isField(DETAILS)) {
                details(event, false);
            } else if (json.isField(PROMPT_DETAILS)) {
                details(event, true);
            } else if (json.isFieldOf(CACHED_ELSEWHERE)) {
                json.giveUp();
            } else {
                reasoningTokens(event);
            }
        }
    }

    private void details(OrdinaryEvent event, boolean ofPrompt) {
        if (!json.isObject()) {
            json.nothing();
            return;
        }
        json.enter('{');
        while (json.nextField()) {
            if (!ofPrompt) {
                reasoningTokens(event);
            } else if (!json.isField(CACHED_TOKENS)) {
                json.skipOrNothing(NONE);
            } else if (!event.cachedTokens(json.count())) {
                json.giveUp();
            }
        }
    }

    /** Servers count reasoning in different ways, so counts other than 0 go to the parser. */
    private void reasoningTokens(OrdinaryEvent event) {
        if (!json.isField(REASONING_TOKENS)) {
            json.skipOrNothing(NONE);
        } else if (json.count() != 0 || !event.noReasoningTokens()) {
            json.giveUp();
        }
    }

    private void finishReason(OrdinaryEvent event) {
        if (!json.text()) {
            return;
        }
        if (json.isText(STOP)) {
            event.finishReason("stop");
        } else if (json.isText(LENGTH)) {
            event.finishReason("length");
        } else {
            json.giveUp();
        }
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
            } else if (json.isField(FINISH_REASON)) {
                finishReason(event);
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
        boolean longText = false;
        boolean shortText = false;
        json.enter('{');
        while (json.nextField()) {
            if (json.isField(CONTENT)) {
                json.text();
                event.content(json.textFrom(), json.textTo());
            } else if (json.isField(REASONING_CONTENT)) {
                json.text();
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
        event.reasoning(longText || shortText); // servers fill either, or both with the same
    }
}
