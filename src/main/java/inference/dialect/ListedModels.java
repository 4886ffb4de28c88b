package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.http.SmallAnswers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Server description from the list of models at {@code /v1/models}, in OpenAI's or Anthropic's format. */
final class ListedModels {

    static final String PATH = "/v1/models";

    private static final String MOCK = "llm-perf-mock";

    private ListedModels() {}

    /**
     * Asks the server for its product, version and models.
     *
     * @param api expected API, for error messages
     * @throws ProbeException if it cannot be reached or has no such list
     */
    static ServerInfo probe(Probe probe, String api) throws ProbeException {
        Answer list = probe.get(PATH);
        JsonNode root = probe.json(list, PATH, api);
        List<String> models = new ArrayList<>();
        boolean mock = list.server().equals(MOCK);
        String owner = "";
        // some servers send a bare array
        JsonNode entries = root.isArray() ? root : root.path("data");
        for (JsonNode model : entries) {
            String id = Json.text(model, "id");
            if (!id.isEmpty()) {
                models.add(id);
            }
            owner = Json.text(model, "owned_by");
            mock |= owner.equals(MOCK);
        }
        if (models.isEmpty() && !entries.isEmpty()) {
            throw new ProbeException(probe.describe(PATH)
                    + " is not a list of models: expected objects with an id, got " + entries.get(0));
        }
        return new ServerInfo(product(list.server(), owner), version(probe), mock, models);
    }

    private static String product(String serverHeader, String owner) {
        // vLLM and SGLang run in uvicorn; their list of models names the product
        boolean framework = serverHeader.isEmpty() || serverHeader.equals("uvicorn");
        return framework ? owner : serverHeader;
    }

    /** Version of the server; empty if unknown. Servers report it at different paths. */
    private static String version(Probe probe) {
        for (String path : new String[] {"/version", "/props", "/api/version"}) {
            Optional<String> version = probe.optionalJson(path)
                    .map(root -> {
                        String told = Json.text(root, "version");
                        return told.isEmpty() ? Json.text(root, "build_info") : told;
                    })
                    .filter(told -> !told.isEmpty());
            if (version.isPresent()) {
                return version.get();
            }
        }
        return "";
    }
}
