package inference.stream;

import java.util.Locale;

/** Reader of a body that is a single JSON document, which becomes one event at its end. */
public final class BodyReader implements EventReader {

    private final LineBuffer body = new LineBuffer();

    /**
     * Reader for a response with the given content type.
     *
     * @throws ProtocolException if the type is not {@code application/json}
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
