package inference.dialect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Small requests to a server before any load is sent. */
public final class Probe {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String baseUrl;
    private final Map<String, String> headers;
    private final HttpClient client;

    /**
     * @param baseUrl without a slash at its end
     * @param headers sent with every request
     */
    public Probe(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /**
     * @param server the header of that name; empty if there is none
     */
    public record Answer(int status, String server, String body) {}

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
                    "no server answers at " + baseUrl
                            + " (connection refused). Start it, or correct -DbaseUrl; without -DbaseUrl the embedded mock is used");
        } catch (IOException e) {
            throw new ProbeException("no answer from " + describe(path) + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeException("interrupted while asking " + describe(path));
        }
    }

    String describe(String path) {
        return "GET " + baseUrl + path;
    }
}
