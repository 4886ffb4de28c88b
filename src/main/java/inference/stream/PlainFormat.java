package inference.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** A response of which only its end counts, whatever is in it, be it nothing. */
public final class PlainFormat implements ResponseFormat {

    @Override
    public EventReader reader(String contentType) {
        return new EventReader() {
            @Override
            public void read(ByteBuf bytes, Consumer<StreamEvent> events) {
                // The content is not looked at.
            }

            @Override
            public void end(Consumer<StreamEvent> events) {
                events.accept(new StreamEvent("", ""));
            }
        };
    }

    @Override
    public Delta parse(StreamEvent event) {
        return Delta.DONE;
    }
}
