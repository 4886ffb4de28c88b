package inference.gatling.dsl;

import inference.dialect.Api;
import inference.gatling.action.LlmProtocol;
import inference.gatling.record.ResultsFolder;
import inference.gatling.simulation.TestRun;
import inference.secret.KeySource;
import inference.settings.GivenProperties;
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
 * LLM protocol of a simulation: the server under test and how to talk to it. Immutable like all of Gatling's builders: each
 * method returns a new one. A {@code -D} option on the command line overrides the setting made here, so one simulation can
 * test several servers. Invalid settings end the JVM with a message before any load.
 *
 * <p>Generations use a separate HTTP client whose connections are kept alive and shared by the users. Ordinary
 * {@code http(…)} requests are configured by Gatling's {@code http} protocol.
 */
public final class LlmProtocolBuilder implements ProtocolBuilder {

    private final TreeMap<String, String> settings;
    private final boolean keyRequired;
    private final UnaryOperator<HttpProtocolBuilder> http;
    /** Kept because Gatling asks once for each {@code protocols(…)} call, but all of them are one run. */
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

    /** Sets the address of the server, such as {@code http://localhost:8000}. Default: the embedded mock server. */
    public LlmProtocolBuilder baseUrl(String url) {
        return with("baseUrl", url);
    }

    /** Sets the API that the server speaks; detected by default. */
    public LlmProtocolBuilder api(Api api) {
        return with("api", api.code());
    }

    /**
     * Sets the endpoint of the API: {@code chat} or {@code completions}, Ollama's {@code generate}, a gateway's {@code prompt};
     * the API's first by default.
     */
    public LlmProtocolBuilder endpoint(String name) {
        return with("endpoint", name);
    }

    /** Requires the environment variable {@code LLM_API_KEY}: without it the run fails before the load. If set, its key is always sent. */
    public LlmProtocolBuilder apiKeyFromEnvironment() {
        return new LlmProtocolBuilder(settings, true, http);
    }

    /** Reads the API key from a file with a single line. */
    public LlmProtocolBuilder apiKeyFile(Path file) {
        return with("apiKeyFile", file.toString());
    }

    /** Sets models that the server must have, checked before the load. Default: not checked. */
    public LlmProtocolBuilder models(String... names) {
        return with("models", String.join(",", List.of(names)));
    }

    /**
     * Sets the time limits of one generation. Only tokens count as progress.
     *
     * @param firstToken limit from t0 to the first token; 120 s by default
     * @param idle limit between two tokens; 60 s by default
     * @param total limit from t0 to the end of the stream; 600 s by default
     */
    public LlmProtocolBuilder timeouts(Duration firstToken, Duration idle, Duration total) {
        return with("timeoutFirstToken", firstToken.toMillis() + "ms")
                .with("timeoutIdle", idle.toMillis() + "ms")
                .with("timeoutTotal", total.toMillis() + "ms");
    }

    /** Sets whether to request answers of exactly the token limit ({@code ignore_eos}), for comparable runs; true by default. */
    public LlmProtocolBuilder exactLength(boolean exact) {
        return with("ignoreEos", String.valueOf(exact));
    }

    /** Sets a file of trusted CA certificates (PEM) for https; Java's own by default. */
    public LlmProtocolBuilder caFile(Path file) {
        return with("caFile", file.toString());
    }

    /**
     * Sets the HTTP proxy for every connection of the run, such as {@code http://proxy.example:3128}. Its user and password come
     * from the environment variables {@code LLM_PROXY_USER} and {@code LLM_PROXY_PASSWORD}.
     */
    public LlmProtocolBuilder proxy(String address) {
        return with("proxy", address);
    }

    /** Sets the address of a second server, B, for an A/B run: every generation is sent to both. */
    public LlmProtocolBuilder compareWith(String url) {
        return with("compareBaseUrl", url);
    }

    /** Sets any other setting of {@code defaults.properties}, such as {@code resources}, by its name. */
    public LlmProtocolBuilder setting(String name, String value) {
        return with(name, value);
    }

    /** Configures the HTTP client of the generations with Gatling's own DSL, for example headers or connection limits. */
    public LlmProtocolBuilder http(UnaryOperator<HttpProtocolBuilder> change) {
        return new LlmProtocolBuilder(settings, keyRequired, protocol -> change.apply(http.apply(protocol)));
    }

    /** Protocol for Gatling; the first call contacts the server. Gatling calls it, simulations do not. */
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
        given.putAll(SettingsFile.under(GivenProperties.read()));
        return given;
    }

    private static void finish(TestRun run) {
        try {
            run.finish(folder -> List.of());
        } catch (IOException e) {
            System.err.println("Some records of this run are lost: " + e.getMessage());
        }
    }

    /** Class of the simulation that is being constructed: the outermost, most derived one on the stack. */
    private static Optional<Class<?>> simulationClass() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(Simulation.class::isAssignableFrom)
                        .reduce((inner, outer) -> outer));
    }
}
