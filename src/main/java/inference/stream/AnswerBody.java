package inference.stream;

/** Body of an answer: parses its bytes into events and adds them to the state of the generation. */
public final class AnswerBody implements EventHandler {

    private final ResponseFormat format;
    private final EventReader reader;
    private final EventScanner scanner;
    private final OrdinaryEvent ordinary = new OrdinaryEvent();
    private final StreamState stream;
    private long ns;
    /** Failure that stops the reading; events before it in the same read count. */
    private ProtocolException unreadable;

    /**
     * @param contentType header of the response; empty if absent
     * @throws ProtocolException if the API does not answer with this type
     */
    public AnswerBody(ResponseFormat format, String contentType, StreamState stream) throws ProtocolException {
        this.format = format;
        this.reader = format.reader(contentType);
        this.scanner = new SameButText(format.scanner());
        this.stream = stream;
        if (reader.isWhole()) {
            stream.notStreamed();
        }
    }

    /**
     * Reads the next bytes.
     *
     * @param arrivedNs arrival time, by {@link System#nanoTime()}
     * @param bytes buffer with the bytes from {@code from} (inclusive) to {@code to} (exclusive); not kept
     * @throws ProtocolException if they violate the API's protocol; events before that count
     */
    public void read(long arrivedNs, byte[] bytes, int from, int to) throws ProtocolException {
        ns = arrivedNs;
        reader.read(bytes, from, to, this);
        throwUnreadable();
    }

    /**
     * Handles the end of the body.
     *
     * @throws ProtocolException if its rest violates the API's protocol
     */
    public void end(long endNs) throws ProtocolException {
        ns = endNs;
        reader.end(this);
        throwUnreadable();
    }

    private void throwUnreadable() throws ProtocolException {
        if (unreadable != null) {
            throw unreadable;
        }
    }

    @Override
    public boolean inPlace(byte[] bytes, int from, int to) {
        if (stream.toolCalls().areKept()) {
            return false; // an ordinary event has no room for tool calls
        }
        if (unreadable == null) {
            if (!scanner.scan(bytes, from, to, ordinary) || stream.keepsText() && ordinary.hasEscapes(bytes)) {
                return false;
            }
            if (ordinary.goesOn()) {
                stream.add(ns, bytes, ordinary);
            } else {
                stream.add(ns, ordinary.delta(bytes));
            }
        }
        return true;
    }

    @Override
    public void event(StreamEvent event) {
        if (unreadable == null) {
            try {
                stream.add(ns, format.parse(event));
                if (stream.toolCalls().areKept()) {
                    format.readToolCalls(event, stream.toolCalls());
                }
            } catch (ProtocolException e) {
                unreadable = e;
            }
        }
    }
}
