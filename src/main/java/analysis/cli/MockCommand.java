package analysis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import mock.MockServer;
import mock.MockSettings;
import mock.TlsFiles;
import mock.fault.FaultRule;
import mock.serve.PrefixCaching;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import run.ExitCode;

/** {@code mock}: runs the mock inference server in the foreground. */
@Command(
        name = "mock",
        description = {
            "Runs a mock inference server until you stop it (Ctrl-C). It has the timing of a real server, but"
                    + " generates only filler text. docs/mock.md describes it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar mock",
            "  java -jar target/llm-perf.jar mock --port 9000 --slots 4 --time-scale 10",
            "  java -jar target/llm-perf.jar mock --decode-slowdown 1.3",
            "  java -jar target/llm-perf.jar mock --error-rate 0.05 --send-log target/send-log.csv",
            "Then, in another terminal:",
            "  mvn gatling:test -Dsimulation=MultiUser -DbaseUrl=http://127.0.0.1:8080"
        })
final class MockCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to bind (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to bind; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--dialects",
            paramLabel = "NAME",
            split = ",",
            description = "APIs to serve, separated by commas (default: all).")
    private Set<String> dialects = MockServer.DIALECTS;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "42",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--time-scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Speed relative to the catalogue: 2 is twice as fast (default: ${DEFAULT-VALUE}).")
    private double timeScale;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "8",
            description = "Concurrent generations (default: ${DEFAULT-VALUE}).")
    private int slots;

    @Option(
            names = "--max-queue",
            paramLabel = "N",
            defaultValue = "512",
            description = "Maximum number of requests waiting for a slot; beyond it the answer is 503 (default:"
                    + " ${DEFAULT-VALUE}).")
    private int maxQueue;

    @Option(
            names = "--jitter",
            paramLabel = "SIGMA",
            defaultValue = "0.05",
            description = "Random variation of all durations, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double jitter;

    @Option(
            names = "--decode-slowdown",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Factor on decode times: 1.3 is 30 %% slower (default: ${DEFAULT-VALUE}).")
    private double decodeSlowdown;

    @Option(
            names = "--prefill-slowdown",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Factor on prefill times: 1.5 is 50 %% slower (default: ${DEFAULT-VALUE}).")
    private double prefillSlowdown;

    @Option(names = "--cold", description = "Load each model at its first use instead of at the start.")
    private boolean cold;

    @Option(
            names = "--tokens-per-chunk",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tokens in each event of a stream (default: ${DEFAULT-VALUE}).")
    private int tokensPerChunk;

    @Option(
            names = "--end-probability",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Probability that a token is the last, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double endProbability;

    @Option(
            names = "--default-max-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "Tokens to generate if a request sets no limit (default: ${DEFAULT-VALUE}).")
    private int defaultMaxTokens;

    @Option(
            names = "--prefix-caching",
            paramLabel = "WHICH",
            defaultValue = "CONVERSATIONS",
            description = "Prompts that use the prefix cache: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PrefixCaching prefixCaching;

    @Option(
            names = "--leak-bytes",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "Bytes that each generation leaks, in the reported memory (default: ${DEFAULT-VALUE}).")
    private long leakBytes;

    @Option(
            names = "--error-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of generations answered with status 500, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double errorRate;

    @Option(
            names = "--fault",
            paramLabel = "SHARE:FAULT",
            converter = FaultConverter.class,
            description = "Fault for a share of all generations (0.1:FAULT) or every n-th (n/10:FAULT), as in the"
                    + " header X-Mock-Fault. Repeatable.")
    private List<FaultRule> faults = new ArrayList<>();

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "Environment variable with the key that clients must send (default: no key).")
    private String apiKeyVariable;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Serve https with this certificate (PEM); needs --tls-key (default: plain http).")
    private Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Private key of the certificate, PEM, not encrypted.")
    private Path tlsKey;

    @Option(names = "--send-log", paramLabel = "FILE", description = "CSV file for the send time of every token.")
    private Path sendLog;

    @Spec
    private CommandSpec spec;

    /** Serves until the JVM is stopped or this thread is interrupted. */
    @Override
    public Integer call() {
        MockServer server = start();
        // Closing completes the send log.
        Thread closing = new Thread(server::close, "mock-close");
        Runtime.getRuntime().addShutdownHook(closing);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Mock inference server at " + server.baseUrl() + ", APIs: "
                + String.join(", ", dialects.stream().sorted().toList())
                + ". Stop with Ctrl-C.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(closing);
            server.close();
            Thread.currentThread().interrupt();
        }
        return ExitCode.PASS.code();
    }

    private MockServer start() {
        try {
            MockSettings settings = settings();
            MockServer.warmUp();
            return MockServer.start(settings);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    MockSettings settings() {
        MockSettings settings = new MockSettings()
                .host(host)
                .port(port)
                .dialects(dialects)
                .seed(seed)
                .timeScale(timeScale)
                .slots(slots)
                .maxQueue(maxQueue)
                .jitter(jitter)
                .decodeSlowdown(decodeSlowdown)
                .prefillSlowdown(prefillSlowdown)
                .preloaded(!cold)
                .tokensPerChunk(tokensPerChunk)
                .endProbability(endProbability)
                .defaultMaxTokens(defaultMaxTokens)
                .prefixCaching(prefixCaching)
                .leakBytesPerGeneration(leakBytes)
                .errorRate(errorRate)
                .faults(faults)
                .sendLogFile(sendLog);
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new ParameterException(spec.commandLine(), "--tls-certificate and --tls-key must be given together");
        }
        if (tlsKey != null) {
            settings.tls(new TlsFiles(tlsCertificate, tlsKey));
        }
        if (apiKeyVariable != null) {
            settings.apiKey(apiKey());
        }
        return settings;
    }

    private String apiKey() {
        String key = System.getenv(apiKeyVariable);
        if (key == null || key.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "the environment variable " + apiKeyVariable + " of --api-key-env is not set");
        }
        return key;
    }

    /** Parser of {@code 0.1:truncate} and {@code n/10:truncate}. */
    private static final class FaultConverter implements ITypeConverter<FaultRule> {

        private static final String EVERY = "n/";

        @Override
        public FaultRule convert(String value) {
            int colon = value.indexOf(':');
            if (colon < 1) {
                throw new TypeConversionException("expected SHARE:FAULT such as 0.1:truncate, found '" + value + "'");
            }
            String share = value.substring(0, colon).toLowerCase(Locale.ROOT);
            String fault = value.substring(colon + 1);
            try {
                return share.startsWith(EVERY)
                        ? FaultRule.everyNth(Integer.parseInt(share.substring(EVERY.length())), fault)
                        : FaultRule.withProbability(Double.parseDouble(share), fault);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("the share of a fault must be 0 to 1 or n/10, found '" + share + "'");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
