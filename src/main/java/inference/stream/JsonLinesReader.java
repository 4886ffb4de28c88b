package inference.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Reads {@code application/x-ndjson}: one JSON text per line, LF or CRLF; blank lines are passed over. A last line
 * without a line end counts, since only its JSON can tell whether it is whole.
 */
public final class JsonLinesReader implements EventReader {

    private final LineBuffer line = new LineBuffer();

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
        endOfLine(events);
    }

    private void endOfLine(Consumer<StreamEvent> events) {
        String text = line.take().strip();
        if (!text.isEmpty()) {
            events.accept(new StreamEvent("", text));
        }
    }
}
