package inference.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import run.Resource;
import run.file.JsonErrors;

/**
 * Ollama's list of loaded models ({@code /api/ps}) with the memory of each: {@code size} in all, of which
 * {@code size_vram} on GPUs. These are estimates that Ollama makes when it loads a model, so they do not show a leak.
 *
 * @param address address of the list
 * @param http client for it
 */
record LoadedModelsSource(URI address, HttpText http) implements ResourceSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public List<Reading> read() throws IOException {
        String answer = http.get(address);
        try {
            JsonNode models = JSON.readTree(answer).path("models");
            if (!models.isArray()) {
                throw new IOException("GET " + address + " has no list 'models'");
            }
            return List.of(
                    new Reading(Resource.MEMORY_BYTES, sum(models, "size"), "size"),
                    new Reading(Resource.GPU_MEMORY_BYTES, sum(models, "size_vram"), "size_vram"));
        } catch (JsonProcessingException e) {
            throw new IOException("GET " + address + " is not JSON: " + JsonErrors.problem(e), e);
        }
    }

    private static double sum(JsonNode models, String field) {
        double sum = 0;
        for (JsonNode model : models) {
            sum += model.path(field).asDouble(0);
        }
        return sum;
    }
}
