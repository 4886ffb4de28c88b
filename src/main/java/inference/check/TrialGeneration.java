package inference.check;

import inference.dialect.Access;
import inference.dialect.ApiPath;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.http.ProxyException;
import inference.stream.ErrorText;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import run.Generation.Timing;
import run.Generation.Tokens;

/** A single generation that shows the shape of the server's answers; its times are no measurement. */
final class TrialGeneration {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration IDLE_PATIENCE = Duration.ofSeconds(30);
    /** Limit on the wait for the end of the body of a complete answer. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    private static final String BROKEN = "Check the server's log; a proxy in front of it may close long answers.";
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String SUBJECT = "generation";

    private final String baseUrl;
    private final Access access;
    private final Dialect dialect;
    private final List<CheckFinding> findings = new ArrayList<>();
    private boolean refused;

    TrialGeneration(String baseUrl, Access access, Dialect dialect) {
        this.baseUrl = baseUrl;
        this.access = access;
        this.dialect = dialect;
    }

    List<CheckFinding> run(GenerationRequest wanted) {
        String path = dialect.path(wanted);
        HttpRequest.Builder request = HttpRequest.newBuilder(ApiPath.address(baseUrl, path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", dialect.accept())
                .POST(HttpRequest.BodyPublishers.ofString(dialect.body(wanted)));
        dialect.headers().forEach(request::header);
        access.headers().forEach(request::header);
        access.route().headers().forEach(request::header);
        long startNs = System.nanoTime();
        try {
            HttpResponse<InputStream> response = access.route()
                    .client()
                    .sendAsync(request.build(), BodyHandlers.ofInputStream())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            long headersNs = System.nanoTime();
            access.route().checkProxyLogin(response.statusCode());
            try (TimedBody body = new TimedBody(response.body(), PATIENCE)) {
                if (response.statusCode() == OK) {
                    read(response, body, wanted, startNs, headersNs);
                } else {
                    refused(path, response, body, dialect.body(wanted));
                }
            }
        } catch (IOException e) {
            broken(path, e);
        } catch (ExecutionException e) {
            broken(path, e.getCause() instanceof IOException io ? access.route().explained(io) : e.getCause());
        } catch (TimeoutException e) {
            fail("POST " + path + ": no answer within " + PATIENCE.toMinutes() + " min", BROKEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted", "");
        }
        return findings;
    }

    private void broken(String path, Throwable failure) {
        if (failure instanceof ProxyException) {
            fail(failure.getMessage(), "");
            return;
        }
        fail(
                "POST " + path + ": the answer broke off or never arrived: "
                        + ErrorText.shorten(String.valueOf(failure)),
                BROKEN);
    }

    /** Whether the status was other than 200. */
    boolean isRefused() {
        return refused;
    }

    private void refused(String path, HttpResponse<?> response, TimedBody body, String sent) throws IOException {
        refused = true;
        body.limit(IDLE_PATIENCE);
        byte[] bytes = new byte[0];
        try {
            bytes = body.readNBytes(MAX_ERROR_BYTES);
        } catch (IOException e) {
            if (!body.timedOut()) {
                throw e;
            }
        }
        String words = ErrorText.of(new String(bytes, StandardCharsets.UTF_8));
        fail(
                "POST " + path + " answers " + response.statusCode() + ": " + words,
                advice(response.statusCode(), words, sent));
    }

    private void fail(String text, String advice) {
        findings.add(CheckFinding.failed(SUBJECT, text, advice));
    }

    private String advice(int status, String words, String sent) {
        if (words.contains("max_completion_tokens")) {
            return "The server uses another name for the limit: -DmaxTokensField=max_completion_tokens, here"
                    + " --max-tokens-field.";
        }
        return switch (status) {
            case 400, 422 ->
                RefusedField.in(words, sent)
                        .map(RefusedField::advice)
                        .orElse("The server rejects this API's request format: try another --api or --endpoint.");
            case 401, 403 -> access.keyAdvice() + ".";
            case 404 -> "The model or the endpoint does not exist: try another --model or --endpoint.";
            case 501 -> "The server has this endpoint, but it is disabled: enable it, or try another --api.";
            case 429, 503 -> "The server is busy or still loading: wait, or reduce its load.";
            default -> "Check the server's log.";
        };
    }

    private void read(HttpResponse<?> response, TimedBody body, GenerationRequest wanted, long startNs, long headersNs)
            throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        try {
            StreamRecord stream = new StreamRecord(dialect, type, startNs);
            encoding(response);
            readWhole(stream, decoded(response, body), body);
            findings.add(0, outcome(stream, wanted));
            findings.add(CheckFinding.ok("content type", ErrorText.shorten(type)));
            connection(response);
            findings.addAll(StreamReport.of(stream, (headersNs - startNs) / 1e6));
        } catch (ZipException e) {
            fail(
                    "the body does not match its header Content-Encoding: " + contentEncoding(response) + " says ("
                            + e.getMessage() + ")",
                    "A proxy may have unpacked it and kept the header: check its configuration.");
        } catch (ProtocolException e) {
            fail(
                    e.getMessage(),
                    "This API does not send that: try another --api or --endpoint; a proxy may have changed it.");
        }
    }

    private static String contentEncoding(HttpResponse<?> response) {
        return ErrorText.shorten(
                response.headers().firstValue("Content-Encoding").orElse(""));
    }

    private static InputStream decoded(HttpResponse<?> response, InputStream body) throws IOException {
        return contentEncoding(response).contains("gzip") ? new GZIPInputStream(body) : body;
    }

    /** Reads to the end of the body, or for a moment after the end of the answer: some servers leave the response open. */
    private void readWhole(StreamRecord stream, InputStream decoded, TimedBody body)
            throws IOException, ProtocolException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        boolean settled = false;
        try {
            for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
                stream.add(System.nanoTime(), buffer, n);
                total += n;
                if (total > MAX_BYTES) {
                    throw new ProtocolException(
                            "the answer has no end: more than " + (MAX_BYTES >> 20) + " MiB for a few tokens");
                }
                if (stream.state().settledNs().isPresent()) {
                    if (!settled) { // only once: later bytes must not extend it
                        body.limit(END_PATIENCE);
                    }
                    settled = true;
                } else if (stream.state().hasToken()) {
                    body.limit(IDLE_PATIENCE);
                }
            }
        } catch (IOException e) {
            if (!body.timedOut()) {
                throw e;
            }
            if (stream.state().settledNs().isPresent()) {
                findings.add(CheckFinding.note(
                        "end of body",
                        "none: the response stays open after the end of the answer",
                        "Each generation then costs a connection: the next one opens a new one."));
            }
        }
        stream.end(System.nanoTime());
    }

    private static CheckFinding outcome(StreamRecord stream, GenerationRequest wanted) {
        StreamState state = stream.state();
        if (!state.error().isEmpty()) {
            return CheckFinding.failed(
                    SUBJECT, "the server reports an error in its answer: " + state.error(), "Check the server's log.");
        }
        if (!state.isComplete()) {
            return CheckFinding.failed(
                    SUBJECT,
                    "the answer ends before the server marks it as complete",
                    "The server or a proxy cut it: check their logs and timeouts.");
        }
        Tokens tokens = state.tokens();
        if (tokens.inputs().isPresent()) {
            return CheckFinding.ok(
                    SUBJECT,
                    String.format(
                            Locale.ROOT,
                            "none: the answer covers %d input of %d tokens",
                            tokens.inputs().getAsInt(),
                            tokens.prompt().orElse(0)));
        }
        Timing timing = state.timing(stream.endNs(), OptionalDouble.empty());
        String text = String.format(
                Locale.ROOT,
                "%d tokens in %.0f ms%s",
                tokens.output().orElse(0),
                timing.streamMs().orElse(0),
                timing.firstTokenMs().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", the first after %.1f ms (a single sample, not a measurement)",
                                timing.firstTokenMs().getAsDouble())
                        : "");
        int output = tokens.output().orElse(0);
        if (output == 0) {
            return CheckFinding.failed(
                    SUBJECT,
                    "the answer is complete but has no token",
                    "A run counts such a generation as failed (check).");
        }
        if (output < wanted.maxTokens()) {
            return CheckFinding.note(
                    SUBJECT,
                    text + " of " + wanted.maxTokens() + " asked for",
                    "The model ends answers by itself, so their lengths will differ. -DignoreEos=true forces the"
                            + " length if the server can (vLLM, llama.cpp, SGLang).");
        }
        return CheckFinding.ok(SUBJECT, text);
    }

    private void encoding(HttpResponse<?> response) {
        response.headers()
                .firstValue("Content-Encoding")
                .filter(encoding -> !encoding.equals("identity"))
                .ifPresent(encoding -> findings.add(CheckFinding.note(
                        "compression",
                        encoding + ", unasked",
                        "Compression delays tokens: disable it for this path.")));
    }

    private void connection(HttpResponse<?> response) {
        boolean closes = response.headers().firstValue("Connection").orElse("").equalsIgnoreCase("close");
        findings.add(
                closes
                        ? CheckFinding.note(
                                "connection",
                                "closed after each answer",
                                "Each generation opens a new one, so TTFT includes its set-up.")
                        : CheckFinding.ok("connection", "kept open, says the server"));
    }
}
