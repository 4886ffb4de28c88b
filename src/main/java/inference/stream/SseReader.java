package inference.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Reads {@code text/event-stream} by the rules of the WHATWG HTML standard, section 9.2.6:
 *
 * <pre>
 * stream  = [ BOM ] *event
 * event   = *( comment / field ) end-of-line
 * comment = ":" *any-char end-of-line
 * field   = 1*name-char [ ":" [ space ] *any-char ] end-of-line
 * end-of-line = CR LF / CR / LF
 * </pre>
 *
 * Several {@code data} lines are joined by LF; an event without data, or with blank data, is dropped; an event that the end of the body cuts
 * off before its blank line is dropped. {@code id} and {@code retry} do not matter here: nothing is ever reconnected.
 */
public final class SseReader implements EventReader {

    private static final char BOM = '\uFEFF';

    private final LineBuffer line = new LineBuffer();
    private final StringBuilder data = new StringBuilder();
    private final UnframedError unframed = new UnframedError();
    private boolean hasData;
    private String name = "";
    private boolean firstLine = true;
    private boolean afterCarriageReturn;

    @Override
    public void read(ByteBuf bytes, Consumer<StreamEvent> events) throws ProtocolException {
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        for (int i = start; i < end; i++) {
            byte b = bytes.getByte(i);
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (b == '\n') {
                    start = i + 1;
                    continue;
                }
            }
            if (b == '\n' || b == '\r') {
                line.append(bytes, start, i - start);
                start = i + 1;
                afterCarriageReturn = b == '\r';
                endOfLine(line.take(), events);
            }
        }
        line.append(bytes, start, end - start);
    }

    /** An unfinished event is dropped, as the standard says; not so an error that is not in the standard's form. */
    @Override
    public void end(Consumer<StreamEvent> events) {
        unframed.line(line.take());
        unframed.take().ifPresent(events);
    }

    private void endOfLine(String text, Consumer<StreamEvent> events) throws ProtocolException {
        String content = text;
        if (firstLine) {
            firstLine = false;
            if (!content.isEmpty() && content.charAt(0) == BOM) {
                content = content.substring(1);
            }
        }
        if (content.isEmpty()) {
            unframed.take().ifPresent(events);
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

    private void dispatch(Consumer<StreamEvent> events) {
        // Gateways keep a stream alive with "data:" and nothing behind it: no event, as a comment is none.
        if (hasData && !data.toString().isBlank()) {
            events.accept(new StreamEvent(name, data.toString()));
        }
        data.setLength(0);
        hasData = false;
        name = "";
    }
}
