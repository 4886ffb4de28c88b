package inference.stream;

/** Reads a body that is one JSON document: a single event when it has ended. */
public final class BodyReader implements EventReader {

    private final LineBuffer body = new LineBuffer();

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
