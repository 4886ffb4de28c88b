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
 * Settings of a mock server, read when it starts. Each has a default; each setter throws an
 * {@link IllegalArgumentException} that names the setting if a value is out of range.
 */
public final class MockSettings {

    String host = "127.0.0.1";
    int port = 0;
    long seed = 42;
    Catalogue catalogue = Catalogue.builtIn();
    boolean preloaded = true;
    double timeScale = 1;
    int slots = 8;
    int maxQueue = 512;
    double jitter = 0.05;
    double decodeSlowdown = 1;
    double prefillSlowdown = 1;
    double errorRate = 0;
    int tokensPerChunk = 1;
    double endProbability = 0;
    int defaultMaxTokens = 128;
    PrefixCaching prefixCaching = PrefixCaching.CONVERSATIONS;
    long leakBytesPerGeneration = 0;
    Optional<String> apiKey = Optional.empty();
    Set<String> dialects = MockServer.DIALECTS;
    List<FaultRule> faults = List.of();
    Optional<TlsFiles> tls = Optional.empty();
    int maxBodyBytes = 8 << 20;
    int maxConnections = 10_000;
    Duration requestTimeout = Duration.ofSeconds(60);
    Duration idleTimeout = Duration.ofMinutes(10);
    int sendLogCapacity = 10_000;
    Optional<Path> sendLogFile = Optional.empty();

    /** Address to bind. */
    public MockSettings host(String host) {
        this.host = host;
        return this;
    }

    /** Port to bind; 0 picks a free one. */
    public MockSettings port(int port) {
        require(port >= 0 && port <= 65535, "port", "0 to 65535", port);
        this.port = port;
        return this;
    }

    /** Seed of everything random. */
    public MockSettings seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Models to serve. */
    public MockSettings catalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
        return this;
    }

    /** Whether all models are loaded from the start; otherwise each is loaded at its first use. */
    public MockSettings preloaded(boolean preloaded) {
        this.preloaded = preloaded;
        return this;
    }

    /** Speed relative to the catalogue, > 0: 2 is twice as fast. */
    public MockSettings timeScale(double timeScale) {
        require(timeScale > 0, "timeScale", "more than 0", timeScale);
        this.timeScale = timeScale;
        return this;
    }

    /** Concurrent generations, >= 1. */
    public MockSettings slots(int slots) {
        require(slots > 0, "slots", "at least 1", slots);
        this.slots = slots;
        return this;
    }

    /** Requests that may wait for a slot, >= 0; beyond it the answer is 503. */
    public MockSettings maxQueue(int maxQueue) {
        require(maxQueue >= 0, "maxQueue", "at least 0", maxQueue);
        this.maxQueue = maxQueue;
        return this;
    }

    /** Sigma of the log-normal scatter of all durations, 0 to 1. */
    public MockSettings jitter(double jitter) {
        require(jitter >= 0 && jitter <= 1, "jitter", "0 to 1", jitter);
        this.jitter = jitter;
        return this;
    }

    /** Factor on decode times, > 0: 1.3 is 30 % slower. */
    public MockSettings decodeSlowdown(double decodeSlowdown) {
        require(decodeSlowdown > 0, "decodeSlowdown", "more than 0", decodeSlowdown);
        this.decodeSlowdown = decodeSlowdown;
        return this;
    }

    /** Factor on prefill times, > 0: 1.5 is 50 % slower. */
    public MockSettings prefillSlowdown(double prefillSlowdown) {
        require(prefillSlowdown > 0, "prefillSlowdown", "more than 0", prefillSlowdown);
        this.prefillSlowdown = prefillSlowdown;
        return this;
    }

    /** Share of generations answered with status 500, 0 to 1. */
    public MockSettings errorRate(double errorRate) {
        require(errorRate >= 0 && errorRate <= 1, "errorRate", "0 to 1", errorRate);
        this.errorRate = errorRate;
        return this;
    }

    /** Tokens in each event of a stream, >= 1. */
    public MockSettings tokensPerChunk(int tokensPerChunk) {
        require(tokensPerChunk > 0, "tokensPerChunk", "at least 1", tokensPerChunk);
        this.tokensPerChunk = tokensPerChunk;
        return this;
    }

    /**
     * Probability that a token is the last (finish reason {@code stop}), 0 to 1; with 0, answers have exactly the requested
     * number of tokens.
     */
    public MockSettings endProbability(double endProbability) {
        require(endProbability >= 0 && endProbability <= 1, "endProbability", "0 to 1", endProbability);
        this.endProbability = endProbability;
        return this;
    }

    /** Tokens to generate if a request sets no limit, >= 1. */
    public MockSettings defaultMaxTokens(int defaultMaxTokens) {
        require(defaultMaxTokens > 0, "defaultMaxTokens", "at least 1", defaultMaxTokens);
        this.defaultMaxTokens = defaultMaxTokens;
        return this;
    }

    /** Prompts that use the prefix cache. */
    public MockSettings prefixCaching(PrefixCaching prefixCaching) {
        this.prefixCaching = prefixCaching;
        return this;
    }

    /** Bytes that each generation leaks, in the reported resident memory. */
    public MockSettings leakBytesPerGeneration(long leakBytesPerGeneration) {
        this.leakBytesPerGeneration = leakBytesPerGeneration;
        return this;
    }

    /** Key that clients must send as bearer token or {@code X-API-Key}; null for none. */
    public MockSettings apiKey(String apiKey) {
        this.apiKey = Optional.ofNullable(apiKey);
        return this;
    }

    /** APIs to serve, at least one of {@link MockServer#DIALECTS}. */
    public MockSettings dialects(Set<String> dialects) {
        require(
                !dialects.isEmpty() && MockServer.DIALECTS.containsAll(dialects),
                "dialects",
                "one or more of " + MockServer.DIALECTS,
                dialects);
        this.dialects = Set.copyOf(dialects);
        return this;
    }

    /** Faults for a share of all generations. */
    public MockSettings faults(List<FaultRule> faults) {
        this.faults = List.copyOf(faults);
        return this;
    }

    /** Certificate and key for https; null for plain http. */
    public MockSettings tls(TlsFiles tls) {
        this.tls = Optional.ofNullable(tls);
        return this;
    }

    /** Largest request body, bytes, >= 1. */
    public MockSettings maxBodyBytes(int maxBodyBytes) {
        require(maxBodyBytes > 0, "maxBodyBytes", "at least 1", maxBodyBytes);
        this.maxBodyBytes = maxBodyBytes;
        return this;
    }

    /** Concurrent connections, >= 1. */
    public MockSettings maxConnections(int maxConnections) {
        require(maxConnections > 0, "maxConnections", "at least 1", maxConnections);
        this.maxConnections = maxConnections;
        return this;
    }

    /** Time from the first byte of a request to its last, >= 1 ms. */
    public MockSettings requestTimeout(Duration requestTimeout) {
        require(requestTimeout.toMillis() > 0, "requestTimeout", "at least 1 ms", requestTimeout);
        this.requestTimeout = requestTimeout;
        return this;
    }

    /** Time after which an idle connection is closed, >= 1 ms. */
    public MockSettings idleTimeout(Duration idleTimeout) {
        require(idleTimeout.toMillis() > 0, "idleTimeout", "at least 1 ms", idleTimeout);
        this.idleTimeout = idleTimeout;
        return this;
    }

    /** Generations that the send log keeps in memory, >= 0. */
    public MockSettings sendLogCapacity(int sendLogCapacity) {
        require(sendLogCapacity >= 0, "sendLogCapacity", "at least 0", sendLogCapacity);
        this.sendLogCapacity = sendLogCapacity;
        return this;
    }

    /** CSV file for the send log; null for none. */
    public MockSettings sendLogFile(Path sendLogFile) {
        this.sendLogFile = Optional.ofNullable(sendLogFile);
        return this;
    }

    private static void require(boolean holds, String name, String allowed, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + allowed + ", found " + found);
        }
    }
}
