package analysis.verdict.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/**
 * Reader of {@code baselines/policy.json}, an object in which every key is optional.
 *
 * <pre>
 * {
 *   "rules": ["ttft p95: fail +20 %, warn +10 %, ignore 1 ms", …],   see {@link RuleParser}
 *   "objectives": ["ttft p95 &lt;= 2000 ms", "goodput &gt;= 95 %"],        see {@link ObjectiveParser}
 *   "falseAlarmPct": 1,
 *   "minimumSamples": 20,
 *   "maximumErrorPct": 10,
 *   "maximumTokensChangePct": 15,
 *   "maximumClientLagPct": 2,
 *   "runSpreadPct": 3,
 *   "keepRuns": 10,
 *   "seed": 1729
 * }
 * </pre>
 */
public final class PolicyFile {

    /** Name of the file in the folder of the baselines. */
    public static final String NAME = "policy.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private PolicyFile() {}

    private record Json(
            @JsonProperty("rules") List<String> rules,
            @JsonProperty("objectives") List<String> objectives,
            @JsonProperty("falseAlarmPct") Double falseAlarmPct,
            @JsonProperty("minimumSamples") Integer minimumSamples,
            @JsonProperty("maximumErrorPct") Double maximumErrorPct,
            @JsonProperty("maximumTokensChangePct") Double maximumTokensChangePct,
            @JsonProperty("maximumClientLagPct") Double maximumClientLagPct,
            @JsonProperty("runSpreadPct") Double runSpreadPct,
            @JsonProperty("keepRuns") Integer keepRuns,
            @JsonProperty("seed") Long seed) {}

    /** Policy of {@code file}, or the default if there is no such file. */
    public static Policy readOrStandard(Path file) throws IOException {
        return Files.exists(file) ? read(file) : Policy.standard();
    }

    /**
     * Reads a policy.
     *
     * @throws UnreadableFileException if the file holds no policy; the message names the place
     */
    public static Policy read(Path file) throws IOException {
        Json json;
        try {
            json = MAPPER.readValue(InputFile.text(file), Json.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e));
        }
        if (json == null) {
            throw new UnreadableFileException(file, "expected an object, found null");
        }
        Policy standard = Policy.standard();
        return new Policy(
                json.rules == null ? standard.rules() : lines(file, "rules", json.rules, RuleParser::parse),
                json.objectives == null
                        ? standard.objectives()
                        : lines(file, "objectives", json.objectives, ObjectiveParser::parse),
                share(file, "falseAlarmPct", json.falseAlarmPct, standard.falseAlarm(), 0.0001, 49),
                (int) number(file, "minimumSamples", json.minimumSamples, standard.minimumSamples(), 2, 1e6),
                share(file, "maximumErrorPct", json.maximumErrorPct, standard.maximumErrorRate(), 0, 100),
                share(
                        file,
                        "maximumTokensChangePct",
                        json.maximumTokensChangePct,
                        standard.maximumTokensChange(),
                        0,
                        1e6),
                share(file, "maximumClientLagPct", json.maximumClientLagPct, standard.maximumClientLag(), 0, 100),
                share(file, "runSpreadPct", json.runSpreadPct, standard.runSpread(), 0, 100),
                (int) number(file, "keepRuns", json.keepRuns, standard.keepRuns(), 1, 100),
                json.seed == null ? standard.seed() : json.seed);
    }

    private static <T> List<T> lines(Path file, String key, List<String> lines, Function<String, T> parser) {
        List<T> parsed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                parsed.add(parser.apply(String.valueOf(lines.get(i))));
            } catch (SyntaxException e) {
                throw new UnreadableFileException(file, key + "[" + i + "], " + e.getMessage());
            }
        }
        return parsed;
    }

    private static double share(Path file, String key, Double percent, double standard, double min, double max) {
        return percent == null ? standard : number(file, key, percent, 0, min, max) / 100;
    }

    private static double number(Path file, String key, Number value, double standard, double min, double max) {
        if (value == null) {
            return standard;
        }
        if (!(value.doubleValue() >= min && value.doubleValue() <= max)) {
            throw new UnreadableFileException(
                    file, key + ": expected a number from " + min + " to " + max + ", found " + value);
        }
        return value.doubleValue();
    }
}
