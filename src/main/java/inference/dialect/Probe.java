package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.ErrorText;
import inference.stream.ProtocolException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Small requests to a server before any load is sent. */
public final class Probe {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String baseUrl;
    private final Access access;
    private final HttpClient client;

    /** @param baseUrl without a slash at its end */
    public Probe(String baseUrl, Access access) {
        this.baseUrl = baseUrl;
        this.access = access;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .sslContext(access.trust().context())
                .build();
    }

    /**
     * @param server the header of that name; empty if there is none
     */
    public record Answer(int status, String server, String body) {
        /** Whether the server refuses for want of a key. */
        boolean needsKey() {
            return status == UNAUTHORIZED || status == FORBIDDEN;
        }
    }

    /**
     * Gets {@code path}.
     *
     * @throws ProbeException if there is no answer
     */
    public Answer get(String path) throws ProbeException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
        access.headers().forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.GET().build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Server").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new ProbeException(Unanswered.describe(e, baseUrl, access.user()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeException("interrupted while asking " + describe(path));
        }
    }

    /**
     * Gets the JSON document at {@code path}.
     *
     * @param api what is expected there, in words
     * @throws ProbeException if there is no answer, or another one
     */
    public JsonNode json(String path, String api) throws ProbeException {
        return json(get(path), path, api);
    }

    JsonNode json(Answer answer, String path, String api) throws ProbeException {
        if (answer.needsKey()) {
            throw new ProbeException(describe(path) + " answers " + answer.status() + " (" + ErrorText.of(answer.body())
                    + "). Give the key " + access.user().key());
        }
        if (answer.status() != OK) {
            throw new ProbeException(describe(path) + " answers " + answer.status() + " (" + ErrorText.of(answer.body())
                    + "): not a server of " + api + ", or not ready yet");
        }
        try {
            return Json.parse(answer.body());
        } catch (ProtocolException e) {
            throw new ProbeException(describe(path) + ": " + e.getMessage());
        }
    }

    /** The server's address, without a slash at its end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** How the server is reached. */
    public Access access() {
        return access;
    }

    String describe(String path) {
        return "GET " + baseUrl + path;
    }
}
