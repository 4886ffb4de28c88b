package inference.dialect;

import inference.settings.SettingsException;
import inference.stream.ResponseFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dialect of an API: builds its requests and parses its answers. Stateless. */
public interface Dialect extends ResponseFormat {

    /** Name of the API in the setting {@code api}. */
    String name();

    /** Path of the endpoint that generates, relative to the base URL. */
    String path(GenerationRequest request);

    /** Body of the HTTP request for {@code request}; it requests a stream where the API can. */
    String body(GenerationRequest request);

    /** Whether answers are streamed; otherwise they have a latency but no TTFT. */
    default boolean streams() {
        return true;
    }

    /**
     * Whether each message is an input, answered by a vector or score; otherwise the messages are a conversation, answered by
     * a text.
     */
    default boolean takesInputs() {
        return false;
    }

    /**
     * Fields of a request that offer {@code tools} to the model.
     *
     * @param tools tools, at least one
     * @throws inference.settings.SettingsException if the API, or this endpoint of it, has no tools
     */
    default BodyPatch tools(List<Tool> tools) {
        throw new SettingsException(
                "api=" + name() + " has no tools at this endpoint: use openai or ollama with endpoint=chat,"
                        + " anthropic or responses");
    }

    /** Path at which the schema of an answer is registered beforehand; empty if requests contain it. */
    default Optional<String> schemaPath() {
        return Optional.empty();
    }

    /** Kinds of attachments that a message can have. */
    default Set<Attachment.Kind> attachments() {
        return Set.of();
    }

    /** Value of the {@code Accept} header. */
    String accept();

    /** Further headers that the API requires. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Path of the health endpoint. */
    default String healthPath() {
        return "/health";
    }

    /** Path of the list of models. */
    default String modelsPath() {
        return "/v1/models";
    }

    /**
     * Asks the server for its product, version and models.
     *
     * @throws ProbeException if it cannot be reached or does not speak this API
     */
    ServerInfo probe(Probe probe) throws ProbeException;
}
