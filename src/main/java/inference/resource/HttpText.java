package inference.resource;

import inference.tls.ServerTrust;
import inference.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Gets small texts from a server over HTTP, each within a bounded time. */
final class HttpText {

    /** A page that takes longer than the usual sampling interval is of little use. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, String> headers;
    private final HttpClient client;

    /** @param headers sent with every request: authentication */
    HttpText(Map<String, String> headers, ServerTrust trust) {
        this.headers = Map.copyOf(headers);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(trust.context())
                .build();
    }

    /** @throws IOException if there is no answer with status 200 in time; the message says what there is */
    String get(URI address) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("GET " + address + " answers " + response.statusCode());
            }
            return response.body();
        } catch (HttpTimeoutException e) {
            throw new IOException("GET " + address + " is not answered within " + PATIENCE.toSeconds() + " s", e);
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + address, e);
        } catch (SSLException e) {
            throw new IOException(
                    "GET " + address + ": "
                            + TlsFailure.of(e).map(TlsFailure::text).orElse(e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + address, e);
        }
    }
}
