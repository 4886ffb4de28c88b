package inference.stream;

import java.util.Arrays;

/**
 * Knows the events that differ from the last ordinary one in nothing but the answer's text, as most do: comparing costs a
 * tenth of stepping through the fields.
 */
public final class SameButText implements EventScanner {

    /** Longer events are not kept: one for each stream that is under way. */
    private static final int MAX_BYTES = 1024;

    private final EventScanner scanner;
    private final OrdinaryEvent last = new OrdinaryEvent();
    private byte[] before = {};
    /** Null: there is nothing to compare with. */
    private byte[] after;

    /** @param scanner knows the others */
    public SameButText(EventScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, OrdinaryEvent event) {
        if (after != null) {
            int text = from + before.length;
            int end = endOfText(bytes, text, to);
            if (Arrays.equals(bytes, from, Math.min(text, to), before, 0, before.length)
                    && Arrays.equals(bytes, end, to, after, 0, after.length)) {
                event.copy(last);
                event.content(text, end);
                return true;
            }
        }
        boolean ordinary = scanner.scan(bytes, from, to, event);
        if (ordinary) {
            keep(bytes, from, to, event);
        }
        return ordinary;
    }

    /** Index of the first byte that does not belong to a text without escapes. */
    private static int endOfText(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] >= ' ' || bytes[i] < 0)) {
            i++;
        }
        return Math.min(i, to);
    }

    private void keep(byte[] bytes, int from, int to, OrdinaryEvent event) {
        if (event.goesOn() && event.hasContent() && !event.hasEscapes(bytes) && to - from <= MAX_BYTES) {
            last.copy(event);
            before = Arrays.copyOfRange(bytes, from, event.contentFrom());
            after = Arrays.copyOfRange(bytes, event.contentTo(), to);
        }
    }
}
