package inference.stream;

/**
 * Reader of {@code application/x-ndjson}: one JSON object per line, ended by LF or CRLF. Blank lines and a byte order mark are
 * skipped. A last line without a line end counts if it ends with a brace; otherwise the stream was cut there, and it is dropped.
 */
public final class JsonLinesReader implements EventReader {

    private static final char BOM = '\uFEFF';

    private final LineBuffer line = new LineBuffer();
    private boolean firstLine = true;

    @Override
    public void read(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException {
        int start = from;
        int end = Bytes.indexOf(bytes, start, to, '\n');
        while (end >= 0) {
            if (!isInPlace(bytes, start, end, events)) {
                line.append(bytes, start, end);
                endOfLine(events);
            }
            start = end + 1;
            end = Bytes.indexOf(bytes, start, to, '\n');
        }
        line.append(bytes, start, to);
    }

    /** Whether the handler took the line, which must have arrived whole, from the read buffer. */
    private boolean isInPlace(byte[] bytes, int start, int end, EventHandler events) {
        int length = end - start;
        if (length == 0 || !line.isEmpty()) {
            return false;
        }
        boolean taken = events.inPlace(bytes, start, bytes[end - 1] == '\r' ? end - 1 : end);
        firstLine &= !taken;
        return taken;
    }

    @Override
    public void end(EventHandler events) {
        String text = take();
        if (text.endsWith("}")) {
            events.event(new StreamEvent("", text));
        }
    }

    private void endOfLine(EventHandler events) {
        String text = take();
        if (!text.isEmpty()) {
            events.event(new StreamEvent("", text));
        }
    }

    private String take() {
        String text = line.take();
        if (firstLine && !text.isEmpty() && text.charAt(0) == BOM) {
            text = text.substring(1);
        }
        firstLine = false;
        return text.strip();
    }
}
