package inference.dialect;

import inference.settings.SettingsException;
import inference.stream.ResponseFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Whether what is sent are inputs, each a message of its own, to be answered by vectors or scores; if not, a conversation that
     * is answered by a text.
     */
    default boolean takesInputs() {
        return false;
    }

    /**
     * The fields of a request that offer {@code tools} to the model.
     *
     * @param tools one or more
     * @throws inference.settings.SettingsException if the API, or this endpoint of it, has no tools
     */
    default BodyPatch tools(List<Tool> tools) {
        throw new SettingsException(
                "api=" + name() + " has no tools at this endpoint: use openai or ollama with endpoint=chat,"
                        + " anthropic or responses");
    }

    /** Path where the schema of an answer is registered before the call; empty: it goes with the call. */
    default Optional<String> schemaPath() {
        return Optional.empty();
    }

    /** What a message can have beside its text. */
    default Set<Attachment.Kind> attachments() {
        return Set.of();
    }

    /** The media type asked for. */
    String accept();

    /** Headers that the API wants beside the usual ones. */
    default Map<String, String> headers() {
        return Map.of();
    }

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
