package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.SmallAnswers.Answer;
import inference.stream.ProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The APIs there are, in the order in which one is chosen where a server speaks several: Ollama's own tells more (the
 * server's durations, the life cycle of models) than its OpenAI side, and what streams tells more than what does not.
 */
public enum Api {
    OLLAMA("/api/version", List.of("chat", "generate")),
    OPENAI("/v1/models", List.of("chat", "completions")),
    GATEWAY("/api/v1/health", List.of("tasks", "prompt"));

    private static final int OK = 200;

    private final String probePath;
    private final List<String> endpoints;

    Api(String probePath, List<String> endpoints) {
        this.probePath = probePath;
        this.endpoints = endpoints;
    }

    /**
     * How the API is to be used.
     *
     * @param endpoint one of {@link #endpoints()}; empty: the first
     * @param exactLength ask for answers of exactly the token limit, where the API can
     * @param streamGateway ask the gateway for a stream
     * @param maxTokensField name of the field with the limit, in the OpenAI API
     */
    public record Options(String endpoint, boolean exactLength, boolean streamGateway, String maxTokensField) {

        /** With the limit's usual name. */
        public Options(String endpoint, boolean exactLength, boolean streamGateway) {
            this(endpoint, exactLength, streamGateway, OpenAiDialect.MAX_TOKENS);
        }
    }

    /** The word of the setting {@code api}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all. */
    public static List<String> codes() {
        return List.of(values()).stream().map(Api::code).toList();
    }

    /** The API of that word. */
    public static Api of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The endpoints that generate, the usual one first. */
    public List<String> endpoints() {
        return endpoints;
    }

    /** The dialect that speaks it. */
    public Dialect dialect(Options options) {
        String endpoint = options.endpoint().isEmpty() ? endpoints.get(0) : options.endpoint();
        return switch (this) {
            case OLLAMA -> new OllamaDialect(endpoint.equals("chat"));
            case OPENAI ->
                new OpenAiDialect(
                        Endpoint.valueOf(endpoint.toUpperCase(Locale.ROOT)),
                        options.exactLength(),
                        options.maxTokensField());
            case GATEWAY -> new GatewayDialect(endpoint.equals("prompt"), options.streamGateway());
        };
    }

    /**
     * Whether the server speaks it.
     *
     * @throws ProbeException if there is no server
     */
    public boolean isSpokenBy(Probe probe) throws ProbeException {
        return isSpoken(probe.get(probePath));
    }

    /** There are servers that answer every path with status 200 and an error: only what the API promises counts. */
    private boolean isSpoken(Answer answer) {
        if (answer.status() != OK) {
            return false;
        }
        try {
            JsonNode root = Json.parseAny(answer.body());
            return switch (this) {
                case OLLAMA -> root.path("version").isTextual();
                case OPENAI -> root.isArray() || root.path("data").isArray();
                case GATEWAY -> root.isObject() && ErrorEvents.words(root).isEmpty();
            };
        } catch (ProtocolException e) {
            return false; // a page, such as a proxy's
        }
    }

    /**
     * The APIs that the server speaks, in the order of choice; at least one.
     *
     * @throws ProbeException if there is no server, or it speaks none of them
     */
    public static List<Api> spokenBy(Probe probe) throws ProbeException {
        List<Api> spoken = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        boolean locked = false;
        for (Api api : values()) {
            Answer answer = probe.get(api.probePath);
            if (api.isSpoken(answer)) {
                spoken.add(api);
            }
            locked |= Probe.needsKey(answer);
            answers.add(
                    URI.create(ApiPath.text(probe.baseUrl(), api.probePath)).getPath() + " answers " + answer.status());
        }
        if (spoken.isEmpty()) {
            throw new ProbeException(
                    locked
                            ? probe.baseUrl() + " asks for a key. "
                                    + probe.access().keyAdvice()
                            : "no API that is known at " + probe.baseUrl() + " (" + String.join(", ", answers)
                                    + "): is this the server's base address, without the path of an endpoint? If it is, say what it speaks"
                                    + " with "
                                    + probe.access().user().api() + String.join("|", codes()));
        }
        return List.copyOf(spoken);
    }
}
