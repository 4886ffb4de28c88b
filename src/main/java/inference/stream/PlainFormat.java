package inference.stream;

/** Format of a response whose content is ignored; only its end counts. */
public final class PlainFormat implements ResponseFormat {

    @Override
    public EventReader reader(String contentType) {
        return new EventReader() {
            @Override
            public void read(byte[] bytes, int from, int to, EventHandler events) {
                // The content is not looked at.
            }

            @Override
            public void end(EventHandler events) {
                events.event(new StreamEvent("", ""));
            }
        };
    }

    @Override
    public Delta parse(StreamEvent event) {
        return Delta.DONE;
    }
}
