package inference.http;

import inference.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import run.Units;

/**
 * Client for small texts from servers. It retries an answer that stalls or is cut off, because a restarting server or a
 * dropped connection is no reason to refuse a run.
 */
public final class SmallAnswers {

    /** Limit on a body, bytes: more than a list of ten thousand models or a page of metrics. */
    private static final int MAX_BYTES = 16 << 20;

    private static final int ATTEMPTS = 3;

    private final Route route;
    private final HttpClient client;
    private final Map<String, String> headers;
    private final Duration patience;

    /**
     * Answer of a server.
     *
     * @param status HTTP status
     * @param server {@code Server} header; empty if there is none
     * @param body body, decoded as UTF-8 whatever its headers say
     */
    public record Answer(int status, String server, String body) {}

    /**
     * @param headers authentication headers, sent with every request
     * @param patience time limit on a whole answer, from connecting to the end of the body
     */
    public SmallAnswers(Route route, Map<String, String> headers, Duration patience) {
        this.route = route;
        this.client = route.client();
        this.headers = Map.copyOf(headers);
        this.patience = patience;
    }

    /**
     * Gets {@code address}, up to three times.
     *
     * @throws IOException if there is no complete and readable answer in time
     */
    public Answer get(URI address) throws IOException {
        IOException last = null;
        long startNs = System.nanoTime();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return once(address);
            } catch (IOException e) {
                if (!isTransient(e)) {
                    throw e;
                }
                last = e;
            }
        }
        throw last instanceof HttpTimeoutException
                ? new HttpTimeoutException(String.format(
                        Locale.ROOT,
                        "%s; %d attempts took %.0f s",
                        last.getMessage(),
                        ATTEMPTS,
                        (System.nanoTime() - startNs) / Units.NS_PER_S))
                : last;
    }

    private static boolean isTransient(IOException failure) {
        return !(failure instanceof ConnectException
                || failure instanceof TooLargeException
                || failure instanceof ProtocolException
                || failure instanceof ProxyException
                || TlsFailure.of(failure).isPresent()
                || Thread.currentThread().isInterrupted());
    }

    /** Gets {@code address}, once. */
    public Answer once(URI address) throws IOException {
        return answer(HttpRequest.newBuilder(address));
    }

    /** Posts {@code json} to {@code address}, once. */
    public Answer post(URI address, String json) throws IOException {
        return answer(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private Answer answer(HttpRequest.Builder request) throws IOException {
        headers.forEach(request::header);
        route.headers().forEach(request::header);
        CompletableFuture<HttpResponse<String>> asked = client.sendAsync(request.build(), SmallAnswers::body);
        try {
            HttpResponse<String> response = asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            route.checkProxyLogin(response.statusCode());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Server").orElse(""),
                    response.body());
        } catch (TimeoutException e) {
            asked.cancel(true); // closes the connection
            throw new HttpTimeoutException("no complete answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", e);
        } catch (ExecutionException e) {
            throw route.explained(asIoException(e.getCause()));
        }
    }

    /** Refuses a negative length, for which Java's client would wait forever. */
    private static BodySubscriber<String> body(ResponseInfo head) {
        long length = head.headers().firstValueAsLong("Content-Length").orElse(0);
        if (length < 0) {
            throw new IllegalArgumentException("Content-Length " + length);
        }
        return new BoundedBody(MAX_BYTES);
    }

    /** Wraps the arbitrary exceptions that Java's client throws for a malformed response. */
    private static IOException asIoException(Throwable failure) {
        if (failure instanceof IOException io) {
            return io;
        }
        ProtocolException malformed =
                new ProtocolException("the head of the answer is malformed: " + failure.getMessage());
        malformed.initCause(failure);
        return malformed;
    }
}
