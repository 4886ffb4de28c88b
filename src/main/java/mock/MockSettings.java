package mock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mock.engine.Catalogue;
import mock.fault.FaultRule;
import mock.serve.PrefixCaching;

/**
 * Settings of a mock server. Start from {@link #defaults()} or {@link #builder()}.
 *
 * @param host address to bind, default 127.0.0.1
 * @param port port to bind, default 0: a free one
 * @param seed of everything random, default 42
 * @param catalogue the models there are, default {@link Catalogue#builtIn()}
 * @param preloaded whether all models are loaded from the start, default true; else each is loaded at its first use
 * @param timeScale 2 makes everything twice as fast as the catalogue, default 1
 * @param slots generations at the same time, default 8
 * @param maxQueue requests that may wait for a slot before the server answers 503, default 512
 * @param jitter sigma of the log-normal scatter of all durations, 0 to 1, default 0.05
 * @param decodeSlowdown 1.3 makes decoding 30 % slower, default 1
 * @param prefillSlowdown 1.5 makes reading prompts 50 % slower, default 1
 * @param errorRate share of generations answered with status 500, 0 to 1, default 0
 * @param tokensPerChunk tokens in each event of a stream, default 1
 * @param endProbability chance of each token to be the last (finish reason {@code stop}), default 0: answers always have
 *     as many tokens as asked for
 * @param defaultMaxTokens tokens to generate when the request does not say, default 128
 * @param prefixCaching which prompts may skip what the server has read before, default {@link PrefixCaching#CONVERSATIONS}
 * @param leakBytesPerGeneration memory each generation leaves behind in the reported resident size, default 0
 * @param apiKey key that clients have to send as bearer token or {@code X-API-Key}, default none
 * @param dialects APIs that are served, default all of {@link MockServer#DIALECTS}
 * @param faults faults for a share of all generations, default none
 * @param tls certificate and key to speak https with, default none: plain http
 * @param maxBodyBytes largest request body, default 8 MB
 * @param maxConnections connections at the same time, default 10,000
 * @param requestTimeout from the first byte of a request to its last, default 60 s
 * @param idleTimeout for a connection that nothing happens on, default 10 min
 * @param sendLogCapacity generations the send log keeps in memory, default 10,000
 * @param sendLogFile CSV file the send log is written to, default none
 */
public record MockSettings(
        String host,
        int port,
        long seed,
        Catalogue catalogue,
        boolean preloaded,
        double timeScale,
        int slots,
        int maxQueue,
        double jitter,
        double decodeSlowdown,
        double prefillSlowdown,
        double errorRate,
        int tokensPerChunk,
        double endProbability,
        int defaultMaxTokens,
        PrefixCaching prefixCaching,
        long leakBytesPerGeneration,
        Optional<String> apiKey,
        Set<String> dialects,
        List<FaultRule> faults,
        Optional<TlsFiles> tls,
        int maxBodyBytes,
        int maxConnections,
        Duration requestTimeout,
        Duration idleTimeout,
        int sendLogCapacity,
        Optional<Path> sendLogFile) {

    public MockSettings {
        require(port >= 0 && port <= 65535, "port", "0 to 65535", port);
        require(timeScale > 0, "timeScale", "more than 0", timeScale);
        require(slots > 0, "slots", "at least 1", slots);
        require(maxQueue >= 0, "maxQueue", "at least 0", maxQueue);
        require(jitter >= 0 && jitter <= 1, "jitter", "0 to 1", jitter);
        require(decodeSlowdown > 0, "decodeSlowdown", "more than 0", decodeSlowdown);
        require(prefillSlowdown > 0, "prefillSlowdown", "more than 0", prefillSlowdown);
        require(errorRate >= 0 && errorRate <= 1, "errorRate", "0 to 1", errorRate);
        require(tokensPerChunk > 0, "tokensPerChunk", "at least 1", tokensPerChunk);
        require(endProbability >= 0 && endProbability <= 1, "endProbability", "0 to 1", endProbability);
        require(defaultMaxTokens > 0, "defaultMaxTokens", "at least 1", defaultMaxTokens);
        require(maxBodyBytes > 0, "maxBodyBytes", "at least 1", maxBodyBytes);
        require(maxConnections > 0, "maxConnections", "at least 1", maxConnections);
        require(requestTimeout.toMillis() > 0, "requestTimeout", "at least 1 ms", requestTimeout);
        require(idleTimeout.toMillis() > 0, "idleTimeout", "at least 1 ms", idleTimeout);
        require(sendLogCapacity >= 0, "sendLogCapacity", "at least 0", sendLogCapacity);
        require(
                !dialects.isEmpty() && MockServer.DIALECTS.containsAll(dialects),
                "dialects",
                "one or more of " + MockServer.DIALECTS,
                dialects);
        dialects = Set.copyOf(dialects);
        faults = List.copyOf(faults);
    }

    /** All settings but the key. */
    @Override
    public String toString() {
        return "MockSettings[host=" + host + ", port=" + port + ", seed=" + seed + ", timeScale=" + timeScale
                + ", slots="
                + slots + ", jitter=" + jitter + ", decodeSlowdown=" + decodeSlowdown + ", prefillSlowdown="
                + prefillSlowdown + ", errorRate=" + errorRate + ", tokensPerChunk=" + tokensPerChunk + ", dialects="
                + dialects + ", faults=" + faults + ", apiKey=" + (apiKey.isPresent() ? "***" : "none") + "]";
    }

    public static MockSettings defaults() {
        return builder().build();
    }

    public static MockSettingsBuilder builder() {
        return new MockSettingsBuilder();
    }

    private static void require(boolean holds, String name, String allowed, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + allowed + ", found " + found);
        }
    }
}
