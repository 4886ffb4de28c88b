package inference.stream;

import java.util.Locale;

/** Reads a body that is one JSON document: a single event when it has ended. */
public final class BodyReader implements EventReader {

    private final LineBuffer body = new LineBuffer();

    /**
     * The reader of a response of that type.
     *
     * @throws ProtocolException if the type is another one
     */
    public static BodyReader of(String contentType) throws ProtocolException {
        if (contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new BodyReader();
        }
        throw new ProtocolException(
                "expected application/json, got " + (contentType.isEmpty() ? "no content type" : contentType));
    }

    @Override
    public void read(byte[] bytes, int from, int to, EventHandler events) throws ProtocolException {
        body.append(bytes, from, to);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void end(EventHandler events) {
        if (!body.isEmpty()) {
            events.event(new StreamEvent("", body.take()));
        }
    }
}
