package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.http.SmallAnswers;
import inference.http.SmallAnswers.Answer;
import inference.stream.ErrorText;
import inference.stream.ProtocolException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Client for small requests to a server before a load. */
public final class Probe {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** Statuses of a refused request; llama.cpp's messages endpoint answers 500. */
    private static final Set<Integer> REFUSALS = Set.of(400, 422, 500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Time limit for optional paths. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

    private final String baseUrl;
    private final Access access;
    private final SmallAnswers answers;
    private final SmallAnswers quickAnswers;

    /** @param baseUrl without a slash at its end */
    public Probe(String baseUrl, Access access) {
        this.baseUrl = baseUrl;
        this.access = access;
        Map<String, String> headers = new HashMap<>(AnthropicDialect.HEADERS);
        headers.putAll(access.headers());
        this.answers = new SmallAnswers(access.route(), headers, PATIENCE);
        this.quickAnswers = new SmallAnswers(access.route(), headers, SHORT_PATIENCE);
    }

    /**
     * Gets {@code path}.
     *
     * @throws ProbeException if there is no answer
     */
    public Answer get(String path) throws ProbeException {
        try {
            return answers.get(ApiPath.address(baseUrl, path));
        } catch (IOException e) {
            throw new ProbeException(Unanswered.describe(e, baseUrl, access.user()));
        }
    }

    /**
     * Whether an endpoint at {@code path} refuses an empty request with a JSON error. This detects an endpoint without
     * generating anything.
     */
    boolean refusesEmptyRequest(String path) {
        try {
            Answer answer = quickAnswers.post(ApiPath.address(baseUrl, path), "{}");
            return REFUSALS.contains(answer.status())
                    && ErrorEvents.words(Json.parse(answer.body())).isPresent();
        } catch (IOException | ProtocolException e) {
            return false; // nothing, or something else, is at that path
        }
    }

    /** The JSON object at {@code path}, if there is one. */
    Optional<JsonNode> optionalJson(String path) {
        try {
            Answer answer = quickAnswers.once(ApiPath.address(baseUrl, path));
            return answer.status() == OK ? Optional.of(Json.parse(answer.body())) : Optional.empty();
        } catch (IOException | ProtocolException e) {
            return Optional.empty(); // nothing, or something else, is at that path
        }
    }

    /**
     * Gets the JSON at {@code path}.
     *
     * @param api expected API, for error messages
     * @throws ProbeException if there is no answer, or an unexpected one
     */
    public JsonNode json(String path, String api) throws ProbeException {
        return json(get(path), path, api);
    }

    JsonNode json(Answer answer, String path, String api) throws ProbeException {
        if (needsKey(answer)) {
            throw new ProbeException(describe(path) + " answers " + answer.status() + " (" + ErrorText.of(answer.body())
                    + "). " + access.keyAdvice());
        }
        if (answer.status() != OK) {
            throw new ProbeException(describe(path) + " answers " + answer.status() + " (" + ErrorText.of(answer.body())
                    + "): not a server of " + api + ", or not ready yet");
        }
        try {
            JsonNode root = Json.parseAny(answer.body());
            Optional<String> error = root.isObject() ? ErrorEvents.words(root) : Optional.empty();
            if (error.isPresent()) {
                throw new ProbeException(
                        describe(path) + " answers with an error (" + error.get() + "): not a server of " + api);
            }
            return root;
        } catch (ProtocolException e) {
            throw new ProbeException(describe(path) + ": " + e.getMessage());
        }
    }

    /** Whether the server requires a key, or another key. */
    static boolean needsKey(Answer answer) {
        return answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    }

    /** Address of the server, without a slash at its end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Access to the server. */
    public Access access() {
        return access;
    }

    String describe(String path) {
        return "GET " + ApiPath.address(baseUrl, path);
    }
}
