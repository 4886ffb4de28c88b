package inference.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import run.ClockOffset;

/**
 * Clock of a server, read from the header {@code Date} of its answers. It has whole seconds, so each request is timed to
 * halve the remaining uncertainty. Injectors compare their clocks through a common server.
 */
public final class ServerClock {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int QUESTIONS = 10;
    private static final long SECOND_MS = 1_000;
    private static final double GOOD_MS = 10;

    private final Teller teller;
    private final LongSupplier clockMs;

    /** Source of the server's time, in whole seconds. */
    @FunctionalInterface
    interface Teller {
        Optional<Instant> now() throws IOException, InterruptedException;
    }

    ServerClock(Teller teller, LongSupplier clockMs) {
        this.teller = teller;
        this.clockMs = clockMs;
    }

    /**
     * Time by which this machine's clock is ahead; takes some seconds. Empty if the server does not answer, sends no date, or
     * sends contradictory dates, as several servers behind one address may.
     *
     * @param page page of the server that is cheap to serve
     * @param headers authentication headers
     */
    public static Optional<ClockOffset> ahead(URI page, Map<String, String> headers, Route route) {
        HttpClient client = route.client();
        HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(PATIENCE);
        headers.forEach(request::header);
        route.headers().forEach(request::header);
        HttpRequest get = request.build();
        return new ServerClock(() -> date(answer(client, get)), System::currentTimeMillis).ahead();
    }

    /** Waits for the whole answer: Java's own timeout does not cover the body. */
    private static HttpResponse<?> answer(HttpClient client, HttpRequest get) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> asked = client.sendAsync(get, HttpResponse.BodyHandlers.discarding());
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            throw new IOException("no complete answer from " + get.uri(), e);
        }
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // another date format
        }
    }

    Optional<ClockOffset> ahead() {
        try {
            teller.now(); // opens the connection
            double lowest = Double.NEGATIVE_INFINITY;
            double highest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < QUESTIONS && highest - lowest > 2 * GOOD_MS; i++) {
                awaitSecondOf((lowest + highest) / 2);
                long askedMs = clockMs.getAsLong();
                Optional<Instant> told = teller.now();
                if (told.isEmpty()) {
                    return Optional.empty();
                }
                long toldMs = told.get().toEpochMilli();
                lowest = Math.max(lowest, askedMs - toldMs - SECOND_MS);
                highest = Math.min(highest, clockMs.getAsLong() - toldMs);
            }
            return lowest > highest
                    ? Optional.empty()
                    : Optional.of(new ClockOffset((lowest + highest) / 2, (highest - lowest) / 2, false));
        } catch (IOException e) {
            return Optional.empty(); // other checks report an unreachable server
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Waits until the server's second begins, if this clock is {@code aheadMs} ahead. */
    private void awaitSecondOf(double aheadMs) throws InterruptedException {
        if (Double.isFinite(aheadMs)) {
            Thread.sleep(SECOND_MS - Math.floorMod(clockMs.getAsLong() - Math.round(aheadMs), SECOND_MS));
        }
    }
}
