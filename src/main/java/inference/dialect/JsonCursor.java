package inference.dialect;

import java.util.Arrays;

/** Cursor over objects and arrays in JSON bytes; see {@link JsonScalars}. */
final class JsonCursor extends JsonScalars {

    private static final int MAX_DEPTH = 8;

    private int nameFrom;
    private int nameTo;
    private int textFrom;
    private int textTo;
    private int depth;
    /** Whether the cursor is before the first element of the innermost object or array. */
    private boolean first;

    /** Moves the cursor to the value that begins at {@code from}. */
    void over(byte[] text, int from, int to) {
        begin(text, from, to);
        depth = 0;
    }

    /** Whether the cursor is at the end and the JSON was complete. */
    boolean isAtEnd() {
        return !odd && depth == 0 && at == end;
    }

    /** Enters an object (<code>{</code>) or array ({@code [}); false and odd if the next value is none. */
    boolean enter(char bracket) {
        if (!isNext(bracket) || depth == MAX_DEPTH) {
            return odd();
        }
        at++;
        depth++;
        first = true;
        return true;
    }

    /** Moves to the value of the object's next field; false, after the object, if there is none. */
    boolean nextField() {
        if (!next('}')) {
            return false;
        }
        nameFrom = at + 1;
        if (!string()) {
            return false;
        }
        nameTo = at - 1;
        skipSpaces();
        if (!isNext(':') || has('\\', nameFrom, nameTo)) {
            return odd();
        }
        at++;
        skipSpaces();
        return true;
    }

    /** Moves to the array's next value; false, after the array, if there is none. */
    boolean nextElement() {
        return next(']');
    }

    private boolean next(char close) {
        skipSpaces();
        if (isNext(close)) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (!isNext(',')) {
                return odd();
            }
            at++;
            skipSpaces();
        }
        first = false;
        return !odd;
    }

    /** Whether the current field has this name. */
    boolean isField(byte[] name) {
        return nameTo - nameFrom == name.length && Arrays.equals(bytes, nameFrom, nameTo, name, 0, name.length);
    }

    /** Whether the current field has one of these names. */
    boolean isFieldOf(byte[][] names) {
        for (byte[] name : names) {
            if (isField(name)) {
                return true;
            }
        }
        return false;
    }

    /** Skips a text or null and returns whether it was a text; odd if it is neither. */
    boolean text() {
        textFrom = at + 1;
        boolean isText = isNext('"');
        if (isText ? !string() : !nothing()) {
            isText = false;
        }
        textTo = isText ? at - 1 : textFrom;
        return isText;
    }

    /** Index of the first byte of the skipped text, after its quote. */
    int textFrom() {
        return textFrom;
    }

    /** Index after the last byte of the skipped text. */
    int textTo() {
        return textTo;
    }

    /** Whether the skipped text has any characters; null has none. */
    boolean hasText() {
        return textTo > textFrom;
    }

    /** Whether the skipped text equals {@code word}. */
    boolean isText(byte[] word) {
        return textTo - textFrom == word.length && Arrays.equals(bytes, textFrom, textTo, word, 0, word.length);
    }

    /** Whether the next value is an object. */
    boolean isObject() {
        return isNext('{');
    }

    /** Makes the cursor odd. */
    void giveUp() {
        odd();
    }

    /** Skips a text other than {@code word}; odd if it is anything else. */
    boolean wordOtherThan(byte[] word) {
        boolean same =
                !text() || has('\\', textFrom, textTo) || Arrays.equals(bytes, textFrom, textTo, word, 0, word.length);
        return !same || odd();
    }

    /** Skips an array or null and returns whether it has elements; odd if it is neither. */
    boolean elements() {
        if (!isNext('[')) {
            nothing();
            return false;
        }
        boolean any = false;
        enter('[');
        while (nextElement()) {
            any = skip();
        }
        return any;
    }

    /** Skips any value, but only null if the current field is one of {@code empty}; odd otherwise. */
    boolean skipOrNothing(byte[][] empty) {
        return isFieldOf(empty) ? nothing() : skip();
    }

    private boolean skip() {
        if (odd || at == end) {
            return odd();
        }
        return switch (bytes[at]) {
            case '"' -> string();
            case '{' -> skipObject();
            case '[' -> skipArray();
            case 'n' -> nothing();
            case 't' -> yes();
            case 'f' -> no();
            default -> number();
        };
    }

    private boolean skipObject() {
        enter('{');
        while (nextField()) {
            skip();
        }
        return !odd;
    }

    private boolean skipArray() {
        enter('[');
        while (nextElement()) {
            skip();
        }
        return !odd;
    }
}
