package analysis.verdict.baseline;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import run.ValueLimits;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/**
 * JSON form of a {@link Baseline}: sorted keys and one line per array of values, so that diffs are readable. Everything read is validated:
 * a baseline that was truncated or edited by mistake must not change a verdict.
 */
final class BaselineJson {

    private static final String AGAIN = "; set the baseline again with: baseline set ";
    private static final double ROUNDING = 0.002;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private BaselineJson() {}

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, com.fasterxml.jackson.databind.DeserializationContext context)
                throws java.io.IOException {
            try {
                Instant instant = Instant.parse(value);
                return ValueLimits.isTime(instant)
                        ? instant
                        : (Instant) context.handleWeirdStringValue(
                                Instant.class, value, "expected a time of the years 1970 to 9999");
            } catch (DateTimeException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, value, "expected a UTC time of ISO 8601");
            }
        }
    }

    static String write(Baseline baseline) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(baseline) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    /** @throws UnreadableFileException if {@code text} is no baseline called {@code name} */
    static Baseline read(Path file, String text, String name) {
        Baseline baseline;
        try {
            JsonNode json = MAPPER.readTree(text);
            schema(file, json, name);
            baseline = MAPPER.readValue(text, Baseline.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + AGAIN + name);
        }
        String problem = problem(baseline, name);
        if (problem != null) {
            throw new UnreadableFileException(file, problem + AGAIN + name);
        }
        return baseline;
    }

    private static void schema(Path file, JsonNode json, String name) {
        JsonNode schema = json == null ? null : json.get("schema");
        if (schema == null || !schema.isInt()) {
            throw new UnreadableFileException(file, "not a baseline: it has no number \"schema\"" + AGAIN + name);
        }
        if (schema.intValue() < Baseline.OLDEST_SCHEMA || schema.intValue() > Baseline.SCHEMA) {
            throw new UnreadableFileException(
                    file,
                    "schema " + schema.intValue() + ", but this version reads " + Baseline.OLDEST_SCHEMA + " to "
                            + Baseline.SCHEMA
                            + (schema.intValue() < Baseline.SCHEMA
                                    ? ": it was written by an older version" + AGAIN + name
                                    : ": it was written by a newer version; use that one"));
        }
    }

    /** First contradiction found; null if there is none. */
    private static String problem(Baseline baseline, String name) {
        if (!name.equals(baseline.name())) {
            return "name: expected '" + name + "' as in the file's name, found '" + baseline.name() + "'";
        }
        if (baseline.fingerprint() == null || baseline.fingerprint().simulation() == null) {
            return "fingerprint: expected an object with a simulation";
        }
        if (baseline.fingerprint().models() == null
                || baseline.fingerprint().series() == null
                || baseline.fingerprint().settings() == null
                || baseline.fingerprint().feeders() == null) {
            return "fingerprint: expected models, series, settings and feeders";
        }
        if (baseline.runs() == null || baseline.runs().isEmpty()) {
            return "runs: expected at least one run";
        }
        for (int run = 0; run < baseline.runs().size(); run++) {
            String problem = problem("runs[" + run + "]", baseline.runs().get(run));
            if (problem != null) {
                return problem;
            }
        }
        return baseline.anchor() == null ? null : problem("anchor", baseline.anchor());
    }

    private static String problem(String which, Baseline.Run run) {
        String place = which + ".series";
        if (run == null || run.series() == null) {
            return place + ": expected an array";
        }
        Set<String> seen = new HashSet<>();
        int index = 0;
        for (Baseline.Series series : run.series()) {
            String where = place + "[" + index++ + "]";
            String problem = series == null ? ": expected an object" : problem(series);
            if (problem == null && !seen.add(series.model() + "\n" + series.series())) {
                problem = ": the same model and series twice";
            }
            if (problem != null) {
                return where + problem;
            }
        }
        return null;
    }

    private static String problem(Baseline.Series series) {
        if (series.model() == null || series.series() == null || series.samples() == null || series.summary() == null) {
            return ": expected model, series, summary and samples";
        }
        if (series.errors() < 0 || series.generations() < series.errors()) {
            return ": " + series.errors() + " errors of " + series.generations() + " generations";
        }
        if (series.judged() < 0 || series.judged() > series.generations()) {
            return ": " + series.judged() + " steadyGenerations of " + series.generations() + " generations";
        }
        if (series.requestsPerS() != null
                && !(series.requestsPerS() > 0 && ValueLimits.isMeasure(series.requestsPerS()))) {
            return ".requestsPerS: expected a number above 0, or none";
        }
        if (series.tokensPerS() != null && !ValueLimits.isMeasure(series.tokensPerS())) {
            return ".tokensPerS: expected a number of 0 or more, or none";
        }
        if (!areAnswers(series)) {
            return ": expected rightAnswers and wrongAnswers, together no more than the successful generations, or neither";
        }
        if (!areOperations(series)) {
            return ": expected operations, failedOperations and failedOperationBursts, each at most the one"
                    + " before, or none of them";
        }
        if (series.failedAt() != null && !arePlaces(series.failedAt(), series)) {
            return ".failedAt: expected the places of " + series.errors() + " failures, ascending from 0 to "
                    + (series.generations() - 1);
        }
        for (var entry : series.samples().entrySet()) {
            String where = ".samples." + entry.getKey();
            double[] values = entry.getValue();
            if (Arrays.stream(Metric.values()).noneMatch(metric -> metric.id().equals(entry.getKey()))) {
                return where + ": no such metric";
            }
            if (values == null || !Arrays.stream(values).allMatch(ValueLimits::isMeasure)) {
                return where + ": expected numbers of 0 or more, up to " + ValueLimits.MOST;
            }
            if (!isOfModels(entry.getKey()) && values.length > series.generations() - series.errors()) {
                return where + ": more values than successful generations";
            }
            Baseline.Figures figures = series.summary().get(entry.getKey());
            if (figures == null || values.length > 0 && figures.count() == values.length && differs(figures, values)) {
                return where + ": the values do not match the p50 of the summary; one of them was edited";
            }
        }
        return null;
    }

    private static boolean isOfModels(String metric) {
        return Arrays.stream(Metric.values())
                .anyMatch(one -> one.isOfModels() && one.id().equals(metric));
    }

    private static boolean areAnswers(Baseline.Series series) {
        if (series.rightAnswers() == null || series.wrongAnswers() == null) {
            return series.rightAnswers() == null && series.wrongAnswers() == null;
        }
        return series.rightAnswers() >= 0
                && series.wrongAnswers() >= 0
                && (long) series.rightAnswers() + series.wrongAnswers() <= series.generations() - series.errors();
    }

    private static boolean areOperations(Baseline.Series series) {
        if (series.operations() == null
                || series.failedOperations() == null
                || series.failedOperationBursts() == null) {
            return series.operations() == null
                    && series.failedOperations() == null
                    && series.failedOperationBursts() == null;
        }
        return series.failedOperationBursts() >= 0
                && series.failedOperations() >= series.failedOperationBursts()
                && series.operations() >= series.failedOperations();
    }

    private static boolean arePlaces(int[] places, Baseline.Series series) {
        int last = -1;
        for (int place : places) {
            if (place <= last || place >= series.generations()) {
                return false;
            }
            last = place;
        }
        return places.length == series.errors();
    }

    private static boolean differs(Baseline.Figures figures, double[] values) {
        return Math.abs(Percentiles.of(values, 50)[0] - figures.p50()) > ROUNDING;
    }
}
