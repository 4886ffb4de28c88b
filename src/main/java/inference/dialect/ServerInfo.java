package inference.dialect;

import inference.secret.Secrets;
import java.util.List;

/**
 * Description of a server by itself.
 *
 * @param product its name; empty if it gives none
 * @param version its version; empty if it gives none
 * @param mock whether it is this project's mock server
 * @param models the models it offers, without those that have no name; empty if it does not list them
 */
public record ServerInfo(String product, String version, boolean mock, List<String> models) {

    /** Of a server that was not asked. */
    public static final ServerInfo UNKNOWN = new ServerInfo("", "", false, List.of());

    public ServerInfo {
        product = Secrets.mask(product);
        version = Secrets.mask(version);
        models = models.stream().filter(model -> !model.isBlank()).toList();
    }

    /** The models for a message, in a few hundred characters; the nearest to those of {@code wanted} that are not there. */
    public String listed(List<String> wanted) {
        return ModelNames.listed(models, wanted);
    }

    /** Whether the model is there. Ollama lists {@code phi3.5} as {@code phi3.5:latest}. A server that lists none may have any. */
    public boolean offers(String model) {
        return models.isEmpty() || models.contains(model) || models.contains(model + ":latest");
    }
}
