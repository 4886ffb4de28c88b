package inference.stream;

/** The body of an answer: its bytes become events, and these what is known of the generation. */
public final class AnswerBody implements EventHandler {

    private final ResponseFormat format;
    private final EventReader reader;
    private final EventScanner scanner;
    private final OrdinaryEvent ordinary = new OrdinaryEvent();
    private final StreamState stream;
    private long ns;
    /** A failure that stops the reading; what came before it in the same bytes counts. */
    private ProtocolException unreadable;

    /**
     * @param contentType the response's header; empty if it has none
     * @throws ProtocolException if such a response is no answer
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
     * Takes the next bytes.
     *
     * @param arrivedNs when they arrived, by {@link System#nanoTime()}
     * @param bytes those from {@code from} to before {@code to}; not kept
     * @throws ProtocolException if they are not what the API promises; what came before it counts
     */
    public void read(long arrivedNs, byte[] bytes, int from, int to) throws ProtocolException {
        ns = arrivedNs;
        reader.read(bytes, from, to, this);
        throwUnreadable();
    }

    /**
     * The body has ended.
     *
     * @throws ProtocolException if what is left of it is not what the API promises
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
            return false; // its calls are not in what is known of an ordinary event
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
