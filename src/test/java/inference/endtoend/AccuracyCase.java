package inference.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mock.MockSettings;
import mock.TlsFiles;
import mock.engine.Catalogue;
import mock.engine.ModelSpec;

/**
 * A load whose error is measured, as it is written on the command line: {@code 1000}, {@code 10000@5} (tokens/s of each stream, 50
 * without), and any of {@code -tls}, {@code -long} (prompts of 50,000 tokens), {@code -ab} (two servers, each with that many
 * streams) and {@code -3x} (three times as many generations).
 */
record AccuracyCase(String name, int streams, double tokensPerS, Set<String> options) {

    private static final Pattern FORM = Pattern.compile("(\\d+)(?:@(\\d+(?:\\.\\d+)?))?((?:-(?:tls|long|ab|3x))*)");
    private static final int TOKENS = 100;
    private static final int LEAST_GENERATIONS = 100;
    /** So long that a quarter of the run is without its beginning. */
    private static final double RUN_S = 20;

    private static final String THRICE = "3x";
    private static final int USUAL_TOKENS_PER_S = 50;
    private static final String MODEL = "accuracy";
    private static final int LONG_PROMPT_TOKENS = 50_000;
    /** The mock reads prompts one after another: a slower one would make a thousand streams wait for their first tokens. */
    private static final double PREFILL_PER_S = 100_000;

    static AccuracyCase parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text
                    + " is no load: STREAMS[@TOKENS_PER_S][-tls][-long][-ab][-3x] is, such as 1000, 10000@5 or 64-tls");
        }
        Set<String> options = Arrays.stream(form.group(3).split("-"))
                .filter(option -> !option.isEmpty())
                .collect(Collectors.toSet());
        return new AccuracyCase(
                text,
                Integer.parseInt(form.group(1)),
                form.group(2) == null ? USUAL_TOKENS_PER_S : Double.parseDouble(form.group(2)),
                options);
    }

    boolean isTls() {
        return options.contains("tls");
    }

    private boolean isLong() {
        return options.contains("long");
    }

    boolean hasTwoServers() {
        return options.contains("ab");
    }

    /** At each server. */
    int generations() {
        double eachTakesS = TOKENS / tokensPerS;
        int once = Math.max(LEAST_GENERATIONS, streams * (int) Math.max(2, Math.round(RUN_S / eachTakesS)));
        return options.contains(THRICE) ? 3 * once : once;
    }

    /** The name of the same with a third of the generations. */
    String thirdsName() {
        return name.replace("-" + THRICE, "");
    }

    /** Tokens of all generations of the run. */
    double millionTokens() {
        return generations() * (hasTwoServers() ? 2 : 1) * TOKENS / 1e6;
    }

    /** Of a server. */
    MockSettings server(TlsFiles tls) {
        ModelSpec model = new ModelSpec(
                MODEL, "latest", "llama", "1B", "F16", 1000, 1 << 20, PREFILL_PER_S, tokensPerS, 0, 1, 1, 1);
        MockSettings settings = new MockSettings()
                .catalogue(new Catalogue("accuracy", List.of(model), Map.of()))
                .slots(streams)
                .maxConnections(streams + 100)
                .sendLogCapacity(generations() + 100);
        return isTls() ? settings.tls(tls) : settings;
    }

    /** Of the load generator. */
    Map<String, String> client(List<String> baseUrls, Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "baseUrl",
                baseUrls.get(0),
                "api",
                "openai",
                "models",
                MODEL,
                "users",
                String.valueOf(streams),
                "requests",
                String.valueOf(generations()),
                "generationTokens",
                String.valueOf(TOKENS),
                "clientWarmUp",
                "true", // the end-to-end tests leave it out
                "progress",
                "off"));
        if (hasTwoServers()) {
            settings.put("compareBaseUrl", baseUrls.get(1));
        }
        if (isTls()) {
            settings.put("insecure", "true");
        }
        if (isLong()) {
            Path prompts = folder.resolve("long.txt");
            Files.writeString(prompts, "wor ".repeat(LONG_PROMPT_TOKENS).strip() + "\n");
            settings.put("prompts", prompts.toString());
        }
        return settings;
    }
}
