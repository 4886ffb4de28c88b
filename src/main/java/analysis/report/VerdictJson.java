package analysis.report;

import analysis.verdict.Difference;
import analysis.verdict.Finding;
import analysis.verdict.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code verdict.json}: keys are sorted, absent values are left out. {@code docs/verdicts.md} describes the fields; a
 * field may be added within a version, and none changes its meaning.
 */
public final class VerdictJson {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "verdict.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private VerdictJson() {}

    /** The whole file. */
    public static String write(Verdict verdict) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("schema", SCHEMA);
        json.put("level", verdict.level());
        json.put("exitCode", verdict.level().exitCode());
        json.put("sentence", verdict.sentence());
        verdict.baseline().ifPresent(name -> json.put("baseline", name));
        json.put("baselineRuns", verdict.baselineRuns());
        json.put("strict", verdict.options().strict());
        json.put("forced", verdict.options().force());
        json.put("objections", verdict.objections());
        json.put("changes", verdict.changes().stream().map(VerdictJson::change).toList());
        json.put(
                "warnings",
                verdict.warnings().stream()
                        .map(warning ->
                                new TreeMap<>(Map.of("id", warning.kind().id(), "what", warning.what())))
                        .toList());
        json.put("findings", findings(verdict));
        return ReportJson.sorted(json);
    }

    private static SortedMap<String, String> change(Difference change) {
        return new TreeMap<>(Map.of("what", change.what(), "baseline", change.baseline(), "current", change.current()));
    }

    private static List<SortedMap<String, Object>> findings(Verdict verdict) {
        return verdict.findings().stream().map(VerdictJson::finding).toList();
    }

    private static SortedMap<String, Object> finding(Finding finding) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("level", finding.level());
        json.put("model", finding.subject().model());
        json.put("series", finding.subject().series());
        json.put("metric", finding.subject().metric());
        json.put("statistic", finding.subject().statistic());
        json.put("unit", finding.subject().unit());
        finding.baseline().ifPresent(value -> json.put("baseline", Decimal.exact(value)));
        finding.current().ifPresent(value -> json.put("current", Decimal.exact(value)));
        finding.change().ifPresent(interval -> {
            json.put("changePct", percent(interval.change()));
            json.put("changeLowPct", percent(interval.low()));
            json.put("changeHighPct", percent(interval.high()));
        });
        json.put("limit", finding.limit());
        finding.superiority().ifPresent(value -> json.put("superiority", Decimal.exact(value)));
        json.put("samples", finding.samples());
        json.put("reason", finding.reason());
        finding.generations().ifPresent(value -> json.put("generationsNeeded", value));
        return json;
    }

    /** An interval of very few samples can be too wide for a number. */
    private static BigDecimal percent(double share) {
        return Double.isFinite(share) ? Decimal.exact(100 * share) : null;
    }
}
