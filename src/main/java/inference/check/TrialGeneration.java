package inference.check;

import inference.dialect.Access;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.stream.ErrorText;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import run.Generation.Timing;
import run.Generation.Tokens;

/** One generation, asked for to see what the server's answers are like; its times are no measurement. */
final class TrialGeneration {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String SUBJECT = "generation";

    private final String baseUrl;
    private final Access access;
    private final Dialect dialect;
    private final List<Finding> findings = new ArrayList<>();

    TrialGeneration(String baseUrl, Access access, Dialect dialect) {
        this.baseUrl = baseUrl;
        this.access = access;
        this.dialect = dialect;
    }

    List<Finding> run(GenerationRequest wanted) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(access.trust().context())
                .build();
        String path = dialect.path(wanted);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", dialect.accept())
                .POST(HttpRequest.BodyPublishers.ofString(dialect.body(wanted)));
        access.headers().forEach(request::header);
        long startNs = System.nanoTime();
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            long headersNs = System.nanoTime();
            try (InputStream body = response.body()) {
                if (response.statusCode() == OK) {
                    read(response, decoded(response, body), wanted, startNs, headersNs);
                } else {
                    String words = ErrorText.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                    fail("POST " + path + " answers " + response.statusCode() + ": " + words, advice(response));
                }
            }
        } catch (IOException e) {
            fail(
                    "POST " + path + ": the answer broke off or never came: " + e,
                    "Look at the server's log; a proxy in front of it may close long answers.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted", "");
        }
        return findings;
    }

    private void fail(String text, String advice) {
        findings.add(Finding.failed(SUBJECT, text, advice));
    }

    private static String advice(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 400, 422 ->
                "The server does not take the request as this API has it: try another --api or --endpoint.";
            case 401, 403 -> "Give the key in the environment variable LLM_API_KEY, or a file with --api-key-file.";
            case 404 -> "The model or the endpoint is not there: try another --model or --endpoint.";
            case 429, 503 -> "The server is busy or still loading: wait, or take other load off it.";
            default -> "Look at the server's log.";
        };
    }

    private static InputStream decoded(HttpResponse<?> response, InputStream body) throws IOException {
        boolean gzip =
                response.headers().firstValue("Content-Encoding").orElse("").contains("gzip");
        return gzip ? new GZIPInputStream(body) : body;
    }

    private void read(
            HttpResponse<?> response, InputStream body, GenerationRequest wanted, long startNs, long headersNs)
            throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        try {
            StreamRecord stream = new StreamRecord(dialect, type, startNs);
            encoding(response);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                stream.add(System.nanoTime(), buffer, n);
            }
            stream.end(System.nanoTime());
            findings.add(0, outcome(stream, wanted));
            findings.add(Finding.ok("content type", type));
            connection(response);
            findings.addAll(Portrait.of(stream, (headersNs - startNs) / 1e6));
        } catch (ProtocolException e) {
            fail(
                    e.getMessage(),
                    "That is not what this API sends: try another --api or --endpoint; a proxy may have changed it.");
        }
    }

    private static Finding outcome(StreamRecord stream, GenerationRequest wanted) {
        StreamState state = stream.state();
        if (!state.error().isEmpty()) {
            return Finding.failed(
                    SUBJECT,
                    "the server reports an error in its answer: " + state.error(),
                    "Look at the server's log.");
        }
        if (!state.isComplete()) {
            return Finding.failed(
                    SUBJECT,
                    "the answer ends before the server says that it is complete",
                    "The server or a proxy cut it: look at their logs and timeouts.");
        }
        Tokens tokens = state.tokens();
        Timing timing = state.timing(stream.endNs(), OptionalDouble.empty());
        String text = String.format(
                Locale.ROOT,
                "%d tokens in %.0f ms%s",
                tokens.output().orElse(0),
                timing.streamMs().orElse(0),
                timing.firstTokenMs().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", the first after %.1f ms (a single one: no measurement)",
                                timing.firstTokenMs().getAsDouble())
                        : "");
        int output = tokens.output().orElse(0);
        if (output < wanted.maxTokens()) {
            return Finding.note(
                    SUBJECT,
                    text + " of " + wanted.maxTokens() + " asked for",
                    "The model ends answers by itself: their lengths will differ. -DignoreEos=true forces the length"
                            + " where the server can (vLLM, llama.cpp, SGLang).");
        }
        return Finding.ok(SUBJECT, text);
    }

    private void encoding(HttpResponse<?> response) {
        response.headers()
                .firstValue("Content-Encoding")
                .filter(encoding -> !encoding.equals("identity"))
                .ifPresent(encoding -> findings.add(Finding.note(
                        "compression",
                        encoding + ", unasked",
                        "Compression holds tokens back: switch it off for this path.")));
    }

    private void connection(HttpResponse<?> response) {
        boolean closes = response.headers().firstValue("Connection").orElse("").equalsIgnoreCase("close");
        findings.add(
                closes
                        ? Finding.note(
                                "connection",
                                "closed after each answer",
                                "Each generation opens a new one: its set-up is in the time to first token.")
                        : Finding.ok("connection", "to be kept open, says the server"));
    }
}
