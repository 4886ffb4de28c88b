package inference.dialect;

import java.util.Arrays;

/** Steps through objects and arrays of JSON where it stands: see {@link JsonScalars}. */
final class JsonCursor extends JsonScalars {

    private static final int DEEPEST = 8;

    private int nameFrom;
    private int nameTo;
    private int textFrom;
    private int textTo;
    private int depth;
    /** Nothing of the innermost object or array has been seen yet. */
    private boolean first;

    /** Puts the cursor before the value that begins at {@code from}. */
    void over(byte[] text, int from, int to) {
        begin(text, from, to);
        depth = 0;
    }

    /** Whether everything has been stepped over. */
    boolean isAtEnd() {
        return !odd && depth == 0 && at == end;
    }

    /** Whether the next value is an object (<code>{</code>) or array ({@code [}); the cursor is in it then, or odd. */
    boolean enter(char bracket) {
        if (!isNext(bracket) || depth == DEEPEST) {
            return odd();
        }
        at++;
        depth++;
        first = true;
        return true;
    }

    /** Steps to the value of the object's next field; no at the object's end, which is stepped over. */
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

    /** Steps to the array's next value; no at the array's end, which is stepped over. */
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

    /** Whether the field stepped to has this name. */
    boolean isField(byte[] name) {
        return nameTo - nameFrom == name.length && Arrays.equals(bytes, nameFrom, nameTo, name, 0, name.length);
    }

    /** Whether the field stepped to has one of these names. */
    boolean isFieldOf(byte[][] names) {
        for (byte[] name : names) {
            if (isField(name)) {
                return true;
            }
        }
        return false;
    }

    /** Steps over a text or null, or is odd; whether it was a text. */
    boolean text() {
        textFrom = at + 1;
        boolean isText = isNext('"');
        if (isText ? !string() : !nothing()) {
            isText = false;
        }
        textTo = isText ? at - 1 : textFrom;
        return isText;
    }

    /** Index of the first byte of the text stepped over, as it stands between the quotes. */
    int textFrom() {
        return textFrom;
    }

    /** Index after its last byte. */
    int textTo() {
        return textTo;
    }

    /** Whether the text stepped over has any characters; null has none. */
    boolean hasText() {
        return textTo > textFrom;
    }

    /** Whether the text stepped over is this one. */
    boolean isText(byte[] word) {
        return textTo - textFrom == word.length && Arrays.equals(bytes, textFrom, textTo, word, 0, word.length);
    }

    /** Whether an object is next. */
    boolean isObject() {
        return isNext('{');
    }

    /** Is odd from now on. */
    void giveUp() {
        odd();
    }

    /** Steps over a word other than {@code word}, or is odd. */
    boolean wordOtherThan(byte[] word) {
        boolean same =
                !text() || has('\\', textFrom, textTo) || Arrays.equals(bytes, textFrom, textTo, word, 0, word.length);
        return !same || odd();
    }

    /** Steps over an array or null, or is odd; whether there is anything in it. */
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

    /** Steps over any value, but over null only where the field is one of {@code empty}; or is odd. */
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
