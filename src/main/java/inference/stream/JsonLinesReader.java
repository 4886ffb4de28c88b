package inference.stream;

/**
 * Reads {@code application/x-ndjson}: one JSON object per line, LF or CRLF; blank lines and a byte order mark are passed
 * over. A last line without a line end counts if it ends as an object does; else the stream was cut there and it is dropped.
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

    /** A line that came whole is an event where it stands. */
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
