package inference.dialect;

import inference.secret.Secrets;
import java.util.List;

/**
 * Server as it describes itself.
 *
 * @param product name of the product; empty if unknown
 * @param version version; empty if unknown
 * @param mock whether it is this project's mock server
 * @param models models that it offers, without unnamed ones; empty if it does not list them
 */
public record ServerInfo(String product, String version, boolean mock, List<String> models) {

    /** Description of a server that was not asked. */
    public static final ServerInfo UNKNOWN = new ServerInfo("", "", false, List.of());

    public ServerInfo {
        product = Secrets.mask(product);
        version = Secrets.mask(version);
        models = models.stream().filter(model -> !model.isBlank()).toList();
    }

    /** List of the models for a message, at most a few hundred characters, with those nearest to {@code wanted}. */
    public String listed(List<String> wanted) {
        return ModelNames.listed(models, wanted);
    }

    /** Whether the server may have the model: it is listed, with or without {@code :latest}, or there is no list. */
    public boolean offers(String model) {
        return models.isEmpty() || models.contains(model) || models.contains(model + ":latest");
    }
}
