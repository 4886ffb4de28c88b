package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.http.SmallAnswers.Answer;
import inference.stream.ProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Supported APIs, in order of preference for a server with several: Ollama's native API reports more than its OpenAI one
 * (the server's durations, the life cycle of models), and streaming APIs show more than others.
 */
public enum Api {
    OLLAMA("/api/version", "", List.of("chat", "generate")),
    OPENAI(ListedModels.PATH, "", List.of("chat", "completions")),
    ANTHROPIC(ListedModels.PATH, AnthropicDialect.PATH, List.of("messages")),
    GATEWAY("/api/v1/health", "", List.of("tasks", "prompt")),
    RESPONSES("", ResponsesDialect.PATH, List.of("responses")),
    EMBEDDINGS("", EmbeddingsDialect.PATH, List.of("embeddings")),
    RERANK("", RerankDialect.PATH, List.of("rerank"));

    private static final int OK = 200;
    /** Field that Anthropic's list of models has and OpenAI's has not. */
    private static final String PAGED = "has_more";

    /** Path whose answer identifies the API; empty if there is none. */
    private final String probePath;
    /** Endpoint that shows that a server speaks this API beside another; empty if {@link #probePath} suffices. */
    private final String endpointPath;

    private final List<String> endpoints;

    Api(String probePath, String endpointPath, List<String> endpoints) {
        this.probePath = probePath;
        this.endpointPath = endpointPath;
        this.endpoints = endpoints;
    }

    /**
     * Options of a dialect.
     *
     * @param endpoint one of {@link #endpoints()}; empty for the first
     * @param exactLength whether to request answers of exactly the token limit, where the API can
     * @param streamGateway whether to request a stream from the gateway
     * @param maxTokensField name of the field with the token limit, in the OpenAI API
     */
    public record Options(String endpoint, boolean exactLength, boolean streamGateway, String maxTokensField) {

        /** Options with the usual name of the token limit. */
        public Options(String endpoint, boolean exactLength, boolean streamGateway) {
            this(endpoint, exactLength, streamGateway, OpenAiDialect.MAX_TOKENS);
        }
    }

    /** Name of the API in the setting {@code api}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of all APIs. */
    public static List<String> codes() {
        return List.of(values()).stream().map(Api::code).toList();
    }

    /** The API with that name. */
    public static Api of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Names of the endpoints that generate, the default first. */
    public List<String> endpoints() {
        return endpoints;
    }

    /** Whether exact lengths need a field that some servers refuse. */
    public boolean forcesLength() {
        return this == OPENAI || this == ANTHROPIC || this == RESPONSES;
    }

    /** Creates the dialect. */
    public Dialect dialect(Options options) {
        String endpoint = options.endpoint().isEmpty() ? endpoints.get(0) : options.endpoint();
        return switch (this) {
            case OLLAMA -> new OllamaDialect(endpoint.equals("chat"));
            case OPENAI ->
                new OpenAiDialect(
                        Endpoint.valueOf(endpoint.toUpperCase(Locale.ROOT)),
                        options.exactLength(),
                        options.maxTokensField());
            case ANTHROPIC -> new AnthropicDialect(options.exactLength());
            case EMBEDDINGS -> new EmbeddingsDialect();
            case RERANK -> new RerankDialect();
            case RESPONSES -> new ResponsesDialect(options.exactLength());
            case GATEWAY -> new GatewayDialect(endpoint.equals("prompt"), options.streamGateway());
        };
    }

    /**
     * Whether the server speaks this API.
     *
     * @throws ProbeException if the server does not answer
     */
    public boolean isSpokenBy(Probe probe) throws ProbeException {
        return isSpoken(probe.get(probePath));
    }

    /** Whether an answer is this API's; status 200 is not enough, because some servers answer every path with it. */
    private boolean isSpoken(Answer answer) {
        if (answer.status() != OK) {
            return false;
        }
        try {
            JsonNode root = Json.parseAny(answer.body());
            return switch (this) {
                case OLLAMA -> root.path("version").isTextual();
                case OPENAI -> root.isArray() || root.path("data").isArray() && !root.has(PAGED);
                case ANTHROPIC -> root.path("data").isArray() && root.has(PAGED);
                case RESPONSES, EMBEDDINGS, RERANK -> false;
                case GATEWAY -> root.isObject() && ErrorEvents.words(root).isEmpty();
            };
        } catch (ProtocolException e) {
            return false; // an HTML page, such as a proxy's
        }
    }

    private static List<Api> recognised() {
        return List.of(values()).stream()
                .filter(api -> !api.probePath.isEmpty())
                .toList();
    }

    /** Further APIs that the server speaks, found by an endpoint's refusal of an empty request. */
    public static List<Api> alsoSpokenBy(Probe probe, List<Api> spoken) {
        return List.of(values()).stream()
                .filter(api -> !spoken.contains(api) && !api.endpointPath.isEmpty())
                .filter(api -> probe.refusesEmptyRequest(api.endpointPath))
                .toList();
    }

    /**
     * The APIs that the server identifiably speaks, in order of preference, at least one.
     *
     * @throws ProbeException if the server does not answer, or speaks none of them
     */
    public static List<Api> spokenBy(Probe probe) throws ProbeException {
        List<Api> spoken = new ArrayList<>();
        Set<String> answers = new LinkedHashSet<>();
        boolean locked = false;
        for (Api api : recognised()) {
            Answer answer = probe.get(api.probePath);
            if (api.isSpoken(answer)) {
                spoken.add(api);
            }
            locked |= Probe.needsKey(answer);
            String path =
                    URI.create(ApiPath.text(probe.baseUrl(), api.probePath)).getPath();
            answers.add(path + " answers " + answer.status()); // two APIs share a path
        }
        if (spoken.isEmpty()) {
            throw new ProbeException(
                    locked
                            ? probe.baseUrl() + " asks for a key. "
                                    + probe.access().keyAdvice()
                            : "no known API at " + probe.baseUrl() + " (" + String.join(", ", answers)
                                    + "): is this the server's base address, without an endpoint path? If it is,"
                                    + " name its API with "
                                    + probe.access().user().api() + String.join("|", codes()));
        }
        return List.copyOf(spoken);
    }
}
