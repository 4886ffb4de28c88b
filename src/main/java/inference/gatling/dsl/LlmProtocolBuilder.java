package inference.gatling.dsl;

import inference.dialect.Api;
import inference.gatling.action.LlmProtocol;
import inference.gatling.record.ResultsFolder;
import inference.gatling.simulation.TestRun;
import inference.secret.KeySource;
import inference.settings.Settings;
import inference.settings.SettingsException;
import inference.settings.SettingsFile;
import io.gatling.core.protocol.Protocol;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The LLM protocol of a simulation: which server is tested, and how. Immutable, as all of Gatling's builders: each method
 * returns a new one. A setting given with {@code -D} on the command line wins over the same one given here, so that one
 * simulation serves for several servers.
 *
 * <p>Generations have an HTTP client of their own, whose connections are kept alive and shared by the users; ordinary
 * {@code http(…)} requests beside them are configured by Gatling's {@code http} protocol.
 */
public final class LlmProtocolBuilder implements ProtocolBuilder {

    private final TreeMap<String, String> settings;
    private final boolean keyRequired;
    private final UnaryOperator<HttpProtocolBuilder> http;
    /** Gatling asks for the protocol once for each {@code protocols(…)} it is given to; they are one run. */
    private LlmProtocol built;

    LlmProtocolBuilder() {
        this(new TreeMap<>(), false, UnaryOperator.identity());
    }

    private LlmProtocolBuilder(
            TreeMap<String, String> settings, boolean keyRequired, UnaryOperator<HttpProtocolBuilder> http) {
        this.settings = settings;
        this.keyRequired = keyRequired;
        this.http = http;
    }

    private LlmProtocolBuilder with(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new LlmProtocolBuilder(more, keyRequired, http);
    }

    /** Address of the server, such as {@code http://localhost:8000}. Without one the target is the embedded mock. */
    public LlmProtocolBuilder baseUrl(String url) {
        return with("baseUrl", url);
    }

    /** The API that the server speaks; detected by default. */
    public LlmProtocolBuilder api(Api api) {
        return with("api", api.code());
    }

    /** Endpoint of the API: {@code chat} or {@code completions}, Ollama's {@code generate}, a gateway's {@code prompt}. */
    public LlmProtocolBuilder endpoint(String name) {
        return with("endpoint", name);
    }

    /** Fails before the load if the environment variable {@code LLM_API_KEY}, whose key is sent if it is set, is not set. */
    public LlmProtocolBuilder apiKeyFromEnvironment() {
        return new LlmProtocolBuilder(settings, true, http);
    }

    /** Takes the key from a file that holds it on one line. */
    public LlmProtocolBuilder apiKeyFile(Path file) {
        return with("apiKeyFile", file.toString());
    }

    /** Models that the server must have, checked before the load; without any, that is left to the requests. */
    public LlmProtocolBuilder models(String... names) {
        return with("models", String.join(",", List.of(names)));
    }

    /**
     * How long a generation may take. Only tokens are progress.
     *
     * @param firstToken from t0 to the first token
     * @param idle between two tokens
     * @param total from t0 to the end of the stream
     */
    public LlmProtocolBuilder timeouts(Duration firstToken, Duration idle, Duration total) {
        return with("timeoutFirstToken", firstToken.toMillis() + "ms")
                .with("timeoutIdle", idle.toMillis() + "ms")
                .with("timeoutTotal", total.toMillis() + "ms");
    }

    /** Whether answers of exactly the token limit are asked for ({@code ignore_eos}), so that runs are comparable. */
    public LlmProtocolBuilder exactLength(boolean exact) {
        return with("ignoreEos", String.valueOf(exact));
    }

    /** File of certificates (PEM) of the authorities that are trusted for https. */
    public LlmProtocolBuilder caFile(Path file) {
        return with("caFile", file.toString());
    }

    /**
     * The HTTP proxy of every connection of the run, such as {@code http://proxy.example:3128}; its user and password come from
     * the environment variables {@code LLM_PROXY_USER} and {@code LLM_PROXY_PASSWORD}.
     */
    public LlmProtocolBuilder proxy(String address) {
        return with("proxy", address);
    }

    /** A second server, B: every generation is sent to it too. */
    public LlmProtocolBuilder compareWith(String url) {
        return with("compareBaseUrl", url);
    }

    /** Any other setting of {@code defaults.properties}, such as {@code resources}. */
    public LlmProtocolBuilder setting(String name, String value) {
        return with(name, value);
    }

    /** Changes the HTTP client of the generations with Gatling's own DSL: headers, connection limits … */
    public LlmProtocolBuilder http(UnaryOperator<HttpProtocolBuilder> change) {
        return new LlmProtocolBuilder(settings, keyRequired, protocol -> change.apply(http.apply(protocol)));
    }

    /** Begins the run: finds the server, and opens the run's records when Gatling starts. */
    @Override
    public synchronized Protocol protocol() {
        if (built == null) {
            SettingsException.endJvm();
            Optional<Class<?>> constructed = simulationClass();
            constructed.ifPresent(ResultsFolder::inModuleOf);
            String simulation = constructed.map(Class::getSimpleName).orElse("Simulation");
            TestRun run = new TestRun(simulation, Settings.of(simulation, given()));
            HttpProtocolBuilder client = http.apply(run.target().httpProtocol());
            built = new LlmProtocol(run.context(), Optional.of((HttpProtocol) client.protocol()), () -> finish(run));
        }
        return built;
    }

    private Properties given() {
        if (keyRequired && System.getenv(KeySource.VARIABLE) == null) {
            throw new SettingsException("the environment variable " + KeySource.VARIABLE
                    + " is not set, and the simulation takes its API key from there");
        }
        Properties given = new Properties();
        given.setProperty("defaultModels", "");
        given.putAll(settings);
        given.putAll(SettingsFile.under(System.getProperties()));
        return given;
    }

    private static void finish(TestRun run) {
        try {
            run.finish(folder -> List.of());
        } catch (IOException e) {
            System.err.println("Some records of this run are lost: " + e.getMessage());
        }
    }

    /** The simulation that is being constructed: the outermost of its classes on the stack, which is the most derived. */
    private static Optional<Class<?>> simulationClass() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(Simulation.class::isAssignableFrom)
                        .reduce((inner, outer) -> outer));
    }
}
