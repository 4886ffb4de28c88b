package mock.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Catalogue of the models that a mock server serves. The built-in models have figures measured on an NVIDIA T4.
 *
 * @param source origin of the figures
 * @param gatewayAliases model name by the name that gateway clients use, such as that of another provider's model
 */
public record Catalogue(String source, List<ModelSpec> models, Map<String, String> gatewayAliases) {

    private static final String RESOURCE = "/mock/catalogue.json";

    public Catalogue {
        models = List.copyOf(models);
        gatewayAliases = new TreeMap<>(gatewayAliases);
    }

    /** The built-in catalogue: phi3.5, gemma2:2b, llama3.1:8b, mistral:7b, deepseek-r1, tiny-fast. */
    public static Catalogue builtIn() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in model catalogue " + RESOURCE, e);
        }
    }
}
