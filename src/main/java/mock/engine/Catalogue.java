package mock.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The models a mock server knows. The built-in ones carry the T4 figures of the original benchmark suite.
 *
 * @param source where the figures come from
 * @param gatewayAliases names a gateway has for them: its documents ask for models of other providers
 */
public record Catalogue(String source, List<ModelSpec> models, Map<String, String> gatewayAliases) {

    private static final String RESOURCE = "/mock/catalogue.json";

    public Catalogue {
        models = List.copyOf(models);
        gatewayAliases = new TreeMap<>(gatewayAliases);
    }

    /** The catalogue that comes with the project: phi3.5, gemma2:2b, llama3.1:8b, mistral:7b, deepseek-r1, tiny-fast. */
    public static Catalogue builtIn() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in model catalogue " + RESOURCE, e);
        }
    }

    /** The model of that name, with or without its tag ({@code phi3.5} and {@code phi3.5:latest} are the same). */
    public Optional<ModelSpec> find(String name) {
        return models.stream()
                .filter(m -> m.name().equals(name) || m.fullName().equals(name))
                .findFirst();
    }
}
