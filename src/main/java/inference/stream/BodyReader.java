package inference.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Reads a body that is one JSON document: a single event when it has ended. */
public final class BodyReader implements EventReader {

    private final LineBuffer body = new LineBuffer();

    @Override
    public void read(ByteBuf bytes, Consumer<StreamEvent> events) throws ProtocolException {
        body.append(bytes, bytes.readerIndex(), bytes.readableBytes());
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void end(Consumer<StreamEvent> events) {
        if (!body.isEmpty()) {
            events.accept(new StreamEvent("", body.take()));
        }
    }
}
