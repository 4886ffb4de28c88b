package inference.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import inference.stream.ErrorText;
import inference.stream.ProtocolException;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

/** Small requests to a server before any load is sent. */
public final class Probe {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String baseUrl;
    private final Map<String, String> headers;
    private final HttpClient client;

    /**
     * @param baseUrl without a slash at its end
     * @param headers sent with every request
     */
    public Probe(String baseUrl, Map<String, String> headers) {
        this(baseUrl, headers, ServerTrust.system());
    }

    /** As above, with another idea of whom to trust. */
    public Probe(String baseUrl, Map<String, String> headers, ServerTrust trust) {
        this.baseUrl = baseUrl;
        this.headers = headers;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .sslContext(trust.context())
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
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.GET().build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Server").orElse(""),
                    response.body());
        } catch (ConnectException e) {
            throw new ProbeException(
                    "no server answers at " + baseUrl + " (connection refused). Start it, or correct the address");
        } catch (SSLHandshakeException e) {
            throw new ProbeException(
                    "the certificate of " + baseUrl + " is not trusted (" + ErrorText.shorten(e.getMessage())
                            + "). Give the authority that signed it as -DcaFile=ca.pem; -Dinsecure trusts anybody");
        } catch (IOException e) {
            throw new ProbeException("no answer from " + describe(path) + ": " + e);
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
                    + "). Give the key in the environment variable LLM_API_KEY or a file named by -DapiKeyFile=…");
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

    String describe(String path) {
        return "GET " + baseUrl + path;
    }
}
