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
 * Asks a server what time it is, by the header {@code Date} of its answers. That has whole seconds; so each question is asked
 * when the answer halves what is not known yet. Injectors that know the same server's clock know each other's.
 */
public final class ServerClock {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int QUESTIONS = 10;
    private static final long SECOND_MS = 1_000;
    private static final double GOOD_MS = 10;

    private final Teller teller;
    private final LongSupplier clockMs;

    /** Tells the server's time, in whole seconds. */
    @FunctionalInterface
    interface Teller {
        Optional<Instant> now() throws IOException, InterruptedException;
    }

    ServerClock(Teller teller, LongSupplier clockMs) {
        this.teller = teller;
        this.clockMs = clockMs;
    }

    /**
     * By how much this machine's clock is ahead; takes some seconds. Empty if the server cannot be asked, does not tell, or
     * tells times that contradict each other, as several servers behind one address may.
     *
     * @param page of the server, cheap to answer
     * @param headers authentication
     */
    public static Optional<ClockOffset> ahead(URI page, Map<String, String> headers, Route route) {
        HttpClient client = route.client();
        HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(PATIENCE);
        headers.forEach(request::header);
        route.headers().forEach(request::header);
        HttpRequest get = request.build();
        return new ServerClock(() -> date(answer(client, get)), System::currentTimeMillis).ahead();
    }

    /** With its body, which Java's own timeout would not end. */
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
            return Optional.empty(); // some other notation
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
            return Optional.empty(); // whether it can be reached at all is found out, and told, elsewhere
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
