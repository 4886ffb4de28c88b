package inference.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Reads {@code application/x-ndjson}: one JSON object per line, LF or CRLF; blank lines and a byte order mark are passed
 * over. A last line without a line end counts if it ends as an object does; else the stream was cut there and it is dropped.
 */
public final class JsonLinesReader implements EventReader {

    private static final char BOM = '\uFEFF';

    private final LineBuffer line = new LineBuffer();
    private boolean firstLine = true;

    @Override
    public void read(ByteBuf bytes, Consumer<StreamEvent> events) throws ProtocolException {
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        for (int i = start; i < end; i++) {
            if (bytes.getByte(i) == '\n') {
                line.append(bytes, start, i - start);
                start = i + 1;
                endOfLine(events);
            }
        }
        line.append(bytes, start, end - start);
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        String text = take();
        if (text.endsWith("}")) {
            events.accept(new StreamEvent("", text));
        }
    }

    private void endOfLine(Consumer<StreamEvent> events) {
        String text = take();
        if (!text.isEmpty()) {
            events.accept(new StreamEvent("", text));
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
