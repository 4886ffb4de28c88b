package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.BodyReader;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import java.util.Optional;
import java.util.OptionalInt;

/** Common part of the APIs that answer a list of inputs with a list of results and do not stream. */
abstract class InputsDialect implements Dialect {

    private final Api api;
    private final String path;

    InputsDialect(Api api, String path) {
        this.api = api;
        this.path = path;
    }

    /** Number of results in an answer. */
    abstract int results(JsonNode answer);

    /** Error message for an answer without results. */
    abstract String withoutResults();

    @Override
    public final String name() {
        return api.code();
    }

    @Override
    public final String path(GenerationRequest request) {
        return path;
    }

    @Override
    public final boolean streams() {
        return false;
    }

    @Override
    public final boolean takesInputs() {
        return true;
    }

    @Override
    public final String accept() {
        return "application/json";
    }

    @Override
    public final EventReader reader(String contentType) throws ProtocolException {
        return BodyReader.of(contentType);
    }

    @Override
    public final Delta parse(StreamEvent event) throws ProtocolException {
        JsonNode root = Json.parse(event.data());
        Optional<Delta> error = ErrorEvents.in(root);
        if (error.isPresent()) {
            return error.get();
        }
        int results = results(root);
        if (results == 0) {
            throw new ProtocolException(withoutResults());
        }
        // all tokens are the inputs'
        JsonNode usage = root.path("usage");
        return Delta.answered(
                results,
                new Usage(Json.first(usage, "prompt_tokens", "input_tokens", "total_tokens"), OptionalInt.empty()));
    }

    @Override
    public final ServerInfo probe(Probe probe) throws ProbeException {
        return ListedModels.probe(probe, "the OpenAI API");
    }
}
