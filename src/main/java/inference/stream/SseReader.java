package inference.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reader of {@code text/event-stream} by the rules of the WHATWG HTML standard, section 9.2.6:
 *
 * <pre>
 * stream  = [ BOM ] *event
 * event   = *( comment / field ) end-of-line
 * comment = ":" *any-char end-of-line
 * field   = 1*name-char [ ":" [ space ] *any-char ] end-of-line
 * end-of-line = CR LF / CR / LF
 * </pre>
 *
 * Several {@code data} lines are joined by LF. Events without data, with blank data, or without a blank line at the end of the
 * body are dropped. {@code id} and {@code retry} are ignored, since nothing is ever reconnected.
 */
public final class SseReader implements EventReader {

    private static final char BOM = '\uFEFF';
    private static final byte[] EVENT = "event:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "error".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

    private final LineBuffer line = new LineBuffer();
    private final StringBuilder data = new StringBuilder();
    private final UnframedError unframed = new UnframedError();
    private boolean hasData;
    private String name = "";
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean betweenEvents = true;

    /**
     * Reader for a response with the given content type.
     *
     * @throws ProtocolException if the type is not {@code text/event-stream}
     */
    public static SseReader of(String contentType) throws ProtocolException {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            return new SseReader();
        }
        throw new ProtocolException(
                "expected text/event-stream, got " + (contentType.isEmpty() ? "no content type" : contentType));
    }

    @Override
    public void read(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException {
        int next = from;
        while (next < to) {
            int after = betweenEvents ? afterEvent(bytes, next, to, events) : next;
            next = after > next ? after : afterLine(bytes, next, to, events);
        }
    }

    /**
     * Offers an event in the read buffer if it arrived whole and has a single line of data, with or without a name, as most have.
     *
     * @return index after its blank line; {@code from} if the event has another form or was not taken
     */
    private int afterEvent(byte[] bytes, int from, int to, EventHandler events) {
        int data = afterName(bytes, from, to);
        int start = data + DATA.length;
        if (start >= to || !Arrays.equals(bytes, data, start, DATA, 0, DATA.length)) {
            return from;
        }
        int feed = Bytes.indexOf(bytes, start, to, '\n');
        if (feed < 0) {
            return from;
        }
        int end = bytes[feed - 1] == '\r' ? feed - 1 : feed;
        int after = feed + 1 + feed - end;
        boolean isBlank = after < to && bytes[after] == '\n' && (end == feed || bytes[feed + 1] == '\r');
        int value = bytes[start] == ' ' ? start + 1 : start;
        if (!isBlank || value >= end || !events.inPlace(bytes, value, end)) {
            return from;
        }
        firstLine = false;
        return after + 1;
    }

    /** Index after the line with the event's name, if there is one; {@code from} for an error, which needs full parsing. */
    private static int afterName(byte[] bytes, int from, int to) {
        int value = from + EVENT.length;
        if (value >= to || !Arrays.equals(bytes, from, value, EVENT, 0, EVENT.length)) {
            return from;
        }
        int feed = Bytes.indexOf(bytes, value, to, '\n');
        return feed < 0 || isError(bytes, value, feed) ? from : feed + 1;
    }

    private static boolean isError(byte[] bytes, int from, int to) {
        for (int at = Bytes.indexOf(bytes, from, to, 'e'); at >= 0; at = Bytes.indexOf(bytes, at + 1, to, 'e')) {
            int end = at + ERROR.length;
            if (end <= to && Arrays.equals(bytes, at, end, ERROR, 0, ERROR.length)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the line that begins or continues at {@code from}, as far as it has arrived; returns the index after it. */
    private int afterLine(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException {
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            betweenEvents = !hasData && name.isEmpty() && unframed.isEmpty();
            if (bytes[from] == '\n') {
                return from + 1;
            }
        }
        int end = from;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        line.append(bytes, from, end);
        betweenEvents = false;
        if (end == to) {
            return to;
        }
        afterCarriageReturn = bytes[end] == '\r';
        endOfLine(line.take(), events);
        betweenEvents = !hasData && name.isEmpty() && !afterCarriageReturn && unframed.isEmpty();
        return end + 1;
    }

    /** Drops an unfinished event, as the standard says, but passes on an error that is not in the standard's form. */
    @Override
    public void end(EventHandler events) {
        unframed.line(line.take());
        unframed.take().ifPresent(events::event);
    }

    private void endOfLine(String text, EventHandler events) throws ProtocolException {
        String content = text;
        if (firstLine) {
            firstLine = false;
            if (!content.isEmpty() && content.charAt(0) == BOM) {
                content = content.substring(1);
            }
        }
        if (content.isEmpty()) {
            unframed.take().ifPresent(events::event);
            dispatch(events);
        } else if (unframed.line(content)) {
            return;
        } else if (content.charAt(0) != ':') {
            field(content);
        }
    }

    private void field(String content) throws ProtocolException {
        int colon = content.indexOf(':');
        String field = colon < 0 ? content : content.substring(0, colon);
        int valueStart = colon < 0 ? content.length() : colon + 1;
        if (valueStart < content.length() && content.charAt(valueStart) == ' ') {
            valueStart++;
        }
        if (field.equals("data")) {
            if (hasData) {
                data.append('\n');
            }
            if ((long) data.length() + content.length() > MAX_EVENT_BYTES) {
                throw new ProtocolException("an event of more than " + MAX_EVENT_BYTES + " bytes");
            }
            data.append(content, valueStart, content.length());
            hasData = true;
        } else if (field.equals("event")) {
            name = content.substring(valueStart);
        }
    }

    private void dispatch(EventHandler events) {
        // Gateways keep streams alive with an empty "data:", which is no more an event than a comment.
        if (hasData && !data.toString().isBlank()) {
            events.event(new StreamEvent(name, data.toString()));
        }
        data.setLength(0);
        hasData = false;
        name = "";
    }
}
