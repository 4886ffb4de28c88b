package inference.dialect;

import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;

/** How a kind of server is spoken to: one class per API. Stateless. */
public interface Dialect {

    /** The value of the setting {@code api}. */
    String name();

    /** Path of the endpoint that generates, from the base URL. */
    String path(GenerationRequest request);

    /** Body of the HTTP request that asks for {@code request}, streamed where the API can. */
    String body(GenerationRequest request);

    /** Whether an answer is asked for as a stream; if not, it has a duration but no time to first token. */
    default boolean streams() {
        return true;
    }

    /** The media type asked for. */
    String accept();

    /**
     * The framing of a response with status 200.
     *
     * @param contentType the response's header; empty if it has none
     * @throws ProtocolException if the response is not of a type that this API streams
     */
    EventReader reader(String contentType) throws ProtocolException;

    /**
     * What an event says.
     *
     * @throws ProtocolException if it is not what the API promises
     */
    Delta parse(StreamEvent event) throws ProtocolException;

    /**
     * Asks the server what it is.
     *
     * @throws ProbeException if it cannot be reached or does not speak this API
     */
    ServerInfo probe(Probe probe) throws ProbeException;
}
