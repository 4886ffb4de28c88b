package inference.dialect;

import inference.stream.ResponseFormat;

/** API of a kind of server: its requests and how to read its answers. Stateless. */
public interface Dialect extends ResponseFormat {

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

    /** Path of the endpoint that tells whether the server is well. */
    default String healthPath() {
        return "/health";
    }

    /** Path of the list of models. */
    default String modelsPath() {
        return "/v1/models";
    }

    /**
     * Asks the server what it is.
     *
     * @throws ProbeException if it cannot be reached or does not speak this API
     */
    ServerInfo probe(Probe probe) throws ProbeException;
}
