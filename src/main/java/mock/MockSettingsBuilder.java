package mock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mock.engine.Catalogue;
import mock.fault.FaultRule;
import mock.serve.PrefixCaching;

/** Builds {@link MockSettings}; what is not set keeps the default described there. Values are checked by {@link #build}. */
public final class MockSettingsBuilder {

    private String host = "127.0.0.1";
    private int port = 0;
    private long seed = 42;
    private Catalogue catalogue = Catalogue.builtIn();
    private boolean preloaded = true;
    private double timeScale = 1;
    private int slots = 8;
    private int maxQueue = 512;
    private double jitter = 0.05;
    private double decodeSlowdown = 1;
    private double prefillSlowdown = 1;
    private double errorRate = 0;
    private int tokensPerChunk = 1;
    private double endProbability = 0;
    private int defaultMaxTokens = 128;
    private PrefixCaching prefixCaching = PrefixCaching.CONVERSATIONS;
    private long leakBytesPerGeneration = 0;
    private String apiKey;
    private Set<String> dialects = MockServer.DIALECTS;
    private List<FaultRule> faults = List.of();
    private TlsFiles tls;
    private int maxBodyBytes = 8 << 20;
    private int maxConnections = 10_000;
    private Duration requestTimeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofMinutes(10);
    private int sendLogCapacity = 10_000;
    private Path sendLogFile;

    MockSettingsBuilder() {}

    public MockSettingsBuilder host(String host) {
        this.host = host;
        return this;
    }

    public MockSettingsBuilder port(int port) {
        this.port = port;
        return this;
    }

    public MockSettingsBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    public MockSettingsBuilder catalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
        return this;
    }

    public MockSettingsBuilder preloaded(boolean preloaded) {
        this.preloaded = preloaded;
        return this;
    }

    public MockSettingsBuilder timeScale(double timeScale) {
        this.timeScale = timeScale;
        return this;
    }

    public MockSettingsBuilder slots(int slots) {
        this.slots = slots;
        return this;
    }

    public MockSettingsBuilder maxQueue(int maxQueue) {
        this.maxQueue = maxQueue;
        return this;
    }

    public MockSettingsBuilder jitter(double jitter) {
        this.jitter = jitter;
        return this;
    }

    public MockSettingsBuilder decodeSlowdown(double decodeSlowdown) {
        this.decodeSlowdown = decodeSlowdown;
        return this;
    }

    public MockSettingsBuilder prefillSlowdown(double prefillSlowdown) {
        this.prefillSlowdown = prefillSlowdown;
        return this;
    }

    public MockSettingsBuilder errorRate(double errorRate) {
        this.errorRate = errorRate;
        return this;
    }

    public MockSettingsBuilder tokensPerChunk(int tokensPerChunk) {
        this.tokensPerChunk = tokensPerChunk;
        return this;
    }

    public MockSettingsBuilder endProbability(double endProbability) {
        this.endProbability = endProbability;
        return this;
    }

    public MockSettingsBuilder defaultMaxTokens(int defaultMaxTokens) {
        this.defaultMaxTokens = defaultMaxTokens;
        return this;
    }

    public MockSettingsBuilder prefixCaching(PrefixCaching prefixCaching) {
        this.prefixCaching = prefixCaching;
        return this;
    }

    public MockSettingsBuilder leakBytesPerGeneration(long leakBytesPerGeneration) {
        this.leakBytesPerGeneration = leakBytesPerGeneration;
        return this;
    }

    public MockSettingsBuilder apiKey(String apiKey) {
        this.apiKey = apiKey;
        return this;
    }

    public MockSettingsBuilder dialects(Set<String> dialects) {
        this.dialects = dialects;
        return this;
    }

    public MockSettingsBuilder faults(List<FaultRule> faults) {
        this.faults = faults;
        return this;
    }

    public MockSettingsBuilder tls(TlsFiles tls) {
        this.tls = tls;
        return this;
    }

    public MockSettingsBuilder maxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
        return this;
    }

    public MockSettingsBuilder maxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
        return this;
    }

    public MockSettingsBuilder requestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
        return this;
    }

    public MockSettingsBuilder idleTimeout(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
        return this;
    }

    public MockSettingsBuilder sendLogCapacity(int sendLogCapacity) {
        this.sendLogCapacity = sendLogCapacity;
        return this;
    }

    public MockSettingsBuilder sendLogFile(Path sendLogFile) {
        this.sendLogFile = sendLogFile;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its range; the message says which and what is allowed */
    public MockSettings build() {
        return new MockSettings(
                host,
                port,
                seed,
                catalogue,
                preloaded,
                timeScale,
                slots,
                maxQueue,
                jitter,
                decodeSlowdown,
                prefillSlowdown,
                errorRate,
                tokensPerChunk,
                endProbability,
                defaultMaxTokens,
                prefixCaching,
                leakBytesPerGeneration,
                Optional.ofNullable(apiKey),
                dialects,
                faults,
                Optional.ofNullable(tls),
                maxBodyBytes,
                maxConnections,
                requestTimeout,
                idleTimeout,
                sendLogCapacity,
                Optional.ofNullable(sendLogFile));
    }
}
