package analysis.report.verdict;

import analysis.report.text.Decimal;
import analysis.report.text.ReportJson;
import analysis.summary.samples.Warning;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Subject;
import analysis.verdict.Verdict;
import analysis.verdict.baseline.Difference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * {@code verdict.json}: keys are sorted, absent values are left out. {@code docs/verdicts.md} describes the fields. Within a version,
 * fields may be added, but none changes its meaning.
 *
 * @param exitCode of the command
 * @param sentence verdict in one sentence
 * @param pairs null unless the run is an A/B run
 * @param baseline name of the baseline; null if only objectives were checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerdictJson(
        int schema,
        Level level,
        int exitCode,
        String sentence,
        String baseline,
        int baselineRuns,
        boolean strict,
        boolean forced,
        List<String> objections,
        List<Change> changes,
        List<Notice> warnings,
        List<PairedJson> pairs,
        List<Row> findings) {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "verdict.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Difference from the baseline that may exist, such as the server's version. */
    public record Change(String what, String baseline, String current) {
        private static Change of(Difference change) {
            return new Change(change.what(), change.baseline(), change.current());
        }
    }

    /** Warning of the run itself. */
    public record Notice(String id, String what) {
        private static Notice of(Warning warning) {
            return new Notice(warning.kind().id(), warning.what());
        }
    }

    /**
     * Figure that was judged. Changes are in percent of the baseline; null if there is none.
     *
     * @param generationsNeeded number per series and side that would probably decide; null if it is decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            Level level,
            String model,
            String series,
            String metric,
            String statistic,
            String unit,
            BigDecimal baseline,
            BigDecimal current,
            BigDecimal changePct,
            BigDecimal changeLowPct,
            BigDecimal changeHighPct,
            String limit,
            BigDecimal superiority,
            int samples,
            String reason,
            Long generationsNeeded) {

        /** Metric and statistic: {@code ttft p95}, {@code errors}. */
        String figure() {
            return new Subject(model, series, metric, statistic, unit).figure();
        }

        /** Whether all fields that are shown are present and finite. */
        private boolean isWhole() {
            return Stream.of(level, model, series, metric, statistic, unit, limit)
                            .allMatch(Objects::nonNull)
                    && Stream.of(baseline, current, changePct, changeLowPct, changeHighPct)
                            .filter(Objects::nonNull)
                            .allMatch(number -> Double.isFinite(number.doubleValue()));
        }

        static Row of(Finding finding) {
            return new Row(
                    finding.level(),
                    finding.subject().model(),
                    finding.subject().series(),
                    finding.subject().metric(),
                    finding.subject().statistic(),
                    finding.subject().unit(),
                    exact(finding.baseline()),
                    exact(finding.current()),
                    finding.change().map(interval -> percent(interval.change())).orElse(null),
                    finding.change().map(interval -> percent(interval.low())).orElse(null),
                    finding.change().map(interval -> percent(interval.high())).orElse(null),
                    finding.limit(),
                    exact(finding.superiority()),
                    finding.samples(),
                    finding.reason(),
                    finding.generations().isPresent() ? finding.generations().getAsLong() : null);
        }

        private static BigDecimal exact(OptionalDouble value) {
            return value.isPresent() ? Decimal.exact(value.getAsDouble()) : null;
        }

        /** Share as a percentage; null if the interval of very few samples is infinite. */
        private static BigDecimal percent(double share) {
            return Double.isFinite(share) ? Decimal.exact(100 * share) : null;
        }
    }

    /** JSON form of a verdict. */
    public static VerdictJson of(Verdict verdict) {
        return new VerdictJson(
                SCHEMA,
                verdict.level(),
                verdict.level().exitCode(),
                verdict.sentence(),
                verdict.baseline().orElse(null),
                verdict.baselineRuns(),
                verdict.options().strict(),
                verdict.options().force(),
                verdict.objections(),
                verdict.changes().stream().map(Change::of).toList(),
                verdict.warnings().stream().map(Notice::of).toList(),
                verdict.pairs().isEmpty()
                        ? null
                        : verdict.pairs().stream().map(PairedJson::of).toList(),
                verdict.findings().stream().map(Row::of).toList());
    }

    /** Head of the column with what rows belong to; a log alone has no models. */
    String rowsOf() {
        return isOfLog() ? "Group" : "Model";
    }

    /** Head of the column with the names within that. */
    String seriesOf() {
        return isOfLog() ? "Request" : "Series";
    }

    private boolean isOfLog() {
        return warnings != null
                && warnings.stream()
                        .anyMatch(warning ->
                                warning != null && Warning.Kind.LOG_ALONE.id().equals(warning.id()));
    }

    /** Content of the file. */
    public static String write(Verdict verdict) {
        return ReportJson.sorted(of(verdict));
    }

    /**
     * Reads a file of {@link #write}.
     *
     * @throws JsonProcessingException if it is not such a file; the message says why
     */
    public static VerdictJson read(String json) throws JsonProcessingException {
        VerdictJson verdict = MAPPER.readValue(json, VerdictJson.class);
        if (verdict == null || verdict.schema != SCHEMA) {
            throw new JsonMappingException(null, "it is not a verdict of schema " + SCHEMA);
        }
        boolean whole = verdict.level != null
                && verdict.sentence != null
                && verdict.findings != null
                && verdict.findings.stream().allMatch(row -> row != null && row.isWhole());
        if (!whole) {
            throw new JsonMappingException(null, "a field is missing, or a number is invalid");
        }
        return verdict;
    }
}
