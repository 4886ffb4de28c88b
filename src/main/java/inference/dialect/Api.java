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
    OLLAMA("/api/version", "", List.of("chat", "generate")),
    OPENAI(ListedModels.PATH, "", List.of("chat", "completions")),
    ANTHROPIC(ListedModels.PATH, AnthropicDialect.PATH, List.of("messages")),
    GATEWAY("/api/v1/health", "", List.of("tasks", "prompt")),
    RESPONSES("", ResponsesDialect.PATH, List.of("responses")),
    EMBEDDINGS("", EmbeddingsDialect.PATH, List.of("embeddings")),
    RERANK("", RerankDialect.PATH, List.of("rerank"));

    private static final int OK = 200;
    /** What tells Anthropic's list of models from OpenAI's. */
    private static final String PAGED = "has_more";

    /** What answers there tells the API; empty: nothing does. */
    private final String probePath;
    /** An endpoint that shows that a server speaks this API beside another one; empty: none is needed. */
    private final String endpointPath;

    private final List<String> endpoints;

    Api(String probePath, String endpointPath, List<String> endpoints) {
        this.probePath = probePath;
        this.endpointPath = endpointPath;
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

    /** Whether exact lengths are asked for by a field that some servers refuse. */
    public boolean forcesLength() {
        return this == OPENAI || this == ANTHROPIC || this == RESPONSES;
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
            case ANTHROPIC -> new AnthropicDialect(options.exactLength());
            case EMBEDDINGS -> new EmbeddingsDialect();
            case RERANK -> new RerankDialect();
            case RESPONSES -> new ResponsesDialect(options.exactLength());
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
                case OPENAI -> root.isArray() || root.path("data").isArray() && !root.has(PAGED);
                case ANTHROPIC -> root.path("data").isArray() && root.has(PAGED);
                case RESPONSES, EMBEDDINGS, RERANK -> false;
                case GATEWAY -> root.isObject() && ErrorEvents.words(root).isEmpty();
            };
        } catch (ProtocolException e) {
            return false; // a page, such as a proxy's
        }
    }

    private static List<Api> recognised() {
        return List.of(values()).stream()
                .filter(api -> !api.probePath.isEmpty())
                .toList();
    }

    /** The APIs that the server speaks beside those of {@code spoken}, as their endpoints show by refusing an empty request. */
    public static List<Api> alsoSpokenBy(Probe probe, List<Api> spoken) {
        return List.of(values()).stream()
                .filter(api -> !spoken.contains(api) && !api.endpointPath.isEmpty())
                .filter(api -> probe.refusesNothing(api.endpointPath))
                .toList();
    }

    /**
     * The APIs that one can be chosen of where none is asked for, as far as the server speaks them, in the order of choice; at
     * least one.
     *
     * @throws ProbeException if there is no server, or it speaks none of them
     */
    public static List<Api> spokenBy(Probe probe) throws ProbeException {
        List<Api> spoken = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        boolean locked = false;
        for (Api api : recognised()) {
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
                            : "no known API at " + probe.baseUrl() + " (" + String.join(", ", answers)
                                    + "): is this the server's base address, without an endpoint path? If it is,"
                                    + " name its API with "
                                    + probe.access().user().api() + String.join("|", codes()));
        }
        return List.copyOf(spoken);
    }
}
