package analysis.report;

import analysis.report.sections.RunContent;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.ErrorCount;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Throughput;
import analysis.summary.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.Outcome;

/**
 * {@code summary.json}: all figures of a run. Keys are sorted, absent values are left out, numbers have at most six
 * decimals. {@code docs/metrics.md} describes the fields; a field may be added within a version, and none changes its
 * meaning.
 */
public final class SummaryJson {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "summary.json";

    /** Version of the format. */
    public static final int SCHEMA = 1;

    private SummaryJson() {}

    /** The figures alone. */
    public static String write(RunSummary run) {
        return write(run, Map.of());
    }

    /** The whole file. */
    static String write(RunContent content) {
        return write(content, Optional.empty());
    }

    /** @param capacity what a search for the capacity found */
    static String write(RunContent content, Optional<CapacityJson> capacity) {
        SortedMap<String, Object> more = new TreeMap<>(AssessmentJson.of(content));
        capacity.ifPresent(found -> more.put("capacity", found));
        return write(content.summary(), more);
    }

    private static String write(RunSummary run, Map<String, Object> assessment) {
        SortedMap<String, Object> json = new TreeMap<>(assessment);
        json.put("schema", SCHEMA);
        json.put("run", run.info());
        json.put("injectors", run.injectors().size());
        json.put("overall", summary(run.overall()));
        json.put("models", models(run));
        json.put("series", series(run));
        if (!run.levels().isEmpty()) {
            json.put("levels", LevelTotals.json(run));
        }
        ResourceJson.add(run, json);
        if (!run.lifecycle().operations().isEmpty()) {
            json.put("lifecycle", LifecycleTables.json(run.lifecycle()));
        }
        StructuredTables.add(run, json);
        json.put("warnings", run.warnings().stream().map(SummaryJson::warning).toList());
        return ReportJson.sorted(json);
    }

    private static List<Object> models(RunSummary run) {
        List<Object> models = new ArrayList<>();
        run.models().forEach((model, summary) -> {
            SortedMap<String, Object> json = summary(summary);
            json.put("model", model);
            models.add(json);
        });
        return models;
    }

    private static List<Object> series(RunSummary run) {
        List<Object> series = new ArrayList<>();
        run.cells().forEach((cell, summary) -> {
            SortedMap<String, Object> json = summary(summary);
            json.put("model", cell.model());
            json.put("series", cell.series());
            series.add(json);
        });
        return series;
    }

    static SortedMap<String, Object> summary(Summary summary) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("generations", summary.generations());
        json.put("ok", summary.ok());
        json.put("cancelled", summary.cancelled());
        json.put("failed", summary.failed());
        json.put("failedPct", Decimal.exact(summary.failedPct()));
        json.put("errors", errors(summary.errors()));
        json.put("outputTokens", summary.tokens().output());
        json.put("promptTokens", summary.tokens().prompt());
        json.put("estimatedTokens", summary.tokens().estimated());
        SortedMap<String, Object> metrics = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            summary.metric(metric).ifPresent(value -> metrics.put(metric.id(), distribution(value)));
        }
        summary.icl().ifPresent(value -> metrics.put(Figures.ICL_ID, distribution(value)));
        json.put("metrics", metrics);
        if (summary.serverTime().generations() > 0) {
            json.put("serverTime", ServerTimeTable.json(summary.serverTime()));
        }
        summary.throughput().ifPresent(throughput -> json.put("throughput", throughput(throughput)));
        return json;
    }

    static List<Object> errors(SortedMap<Outcome, ErrorCount> errors) {
        List<Object> json = new ArrayList<>();
        errors.forEach((outcome, error) -> json.add(new TreeMap<>(
                Map.of("outcome", outcome.code(), "count", error.count(), "sampleMessage", error.sampleMessage()))));
        return json;
    }

    private static SortedMap<String, Object> distribution(Distribution distribution) {
        SortedMap<String, Object> json = new TreeMap<>();
        Figures.ALL.forEach(
                (name, figure) -> figure.apply(distribution).ifPresent(value -> json.put(name, Decimal.exact(value))));
        List<Integer> few =
                List.of(90, 95, 99).stream().filter(distribution::fewSamples).toList();
        if (!few.isEmpty()) {
            json.put("fewSamplesFor", few.stream().map(percent -> "p" + percent).toList());
        }
        return json;
    }

    private static SortedMap<String, Object> throughput(Throughput throughput) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("windowS", Decimal.exact(throughput.windowS()));
        json.put("requestsPerS", Decimal.exact(throughput.requestsPerS()));
        throughput.tokensPerS().ifPresent(value -> json.put("tokensPerS", Decimal.exact(value)));
        json.put("meanConcurrency", Decimal.exact(throughput.meanConcurrency()));
        json.put("peakConcurrency", throughput.peakConcurrency());
        return json;
    }

    private static Map<String, String> warning(Warning warning) {
        return new TreeMap<>(Map.of(
                "id", warning.kind().id(),
                "what", warning.what(),
                "why", warning.kind().why(),
                "advice", warning.kind().advice()));
    }
}
