package analysis.report.export;

import analysis.report.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import run.Cell;
import run.RunInfo;
import run.RunInfo.Series;

/** {@code tokens-per-second.json} of the AKS benchmark suite, with exactly its field names. */
public final class TokensPerSecondJson {

    /** The name that the suite gives the file. */
    public static final String FILE_NAME = "tokens-per-second.json";

    private static final double MS_PER_S = 1000;

    private TokensPerSecondJson() {}

    /** The whole file; times are UTC. Series without a successful generation have no place in it. */
    public static String write(RunSummary run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Timestamp", ExportJson.time(run.info()));
        json.put("Configuration", configuration(run.info()));
        json.put("Summary", summary(run));
        json.put("ModelResults", models(run));
        return ReportJson.inOrder(json);
    }

    private static Map<String, Object> configuration(RunInfo info) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("GenerationTokens", setting(info, "generationTokens"));
        json.put("WarmupRuns", setting(info, "warmupRuns"));
        json.put("MeasurementRuns", setting(info, "measurementRuns"));
        json.put("ConcurrentRequests", setting(info, "concurrentRequests"));
        return json;
    }

    /** A number where the setting is one; null where the run has no such setting. */
    private static Object setting(RunInfo info, String name) {
        String text = info.settings() == null ? null : info.settings().get(name);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
    }

    private static Map<String, Object> summary(RunSummary run) {
        Map<String, Object> json = new LinkedHashMap<>();
        Optional<Distribution> rate = run.overall().metric(Metric.TOKENS_PER_S);
        rate.ifPresent(all -> {
            json.put("OverallAverageTokensPerSecond", ExportJson.rounded(all.mean()));
            json.put("OverallMinTokensPerSecond", ExportJson.rounded(all.min()));
            json.put("OverallMaxTokensPerSecond", ExportJson.rounded(all.max()));
        });
        json.put("TotalTests", run.cells().size());
        json.put("TotalSamples", rate.map(Distribution::count).orElse(0L));
        return json;
    }

    private static List<Object> models(RunSummary run) {
        Map<String, List<Object>> results = new LinkedHashMap<>();
        for (Map.Entry<Cell, Summary> cell : run.cells().entrySet()) {
            result(run.info(), cell.getKey().series(), cell.getValue())
                    .ifPresent(result -> results.computeIfAbsent(cell.getKey().model(), name -> new ArrayList<>())
                            .add(result));
        }
        List<Object> models = new ArrayList<>();
        results.forEach((model, prompts) -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("Model", model);
            json.put("PromptResults", prompts);
            models.add(json);
        });
        return models;
    }

    private static Optional<Object> result(RunInfo info, String series, Summary summary) {
        Optional<Distribution> rate = summary.metric(Metric.TOKENS_PER_S);
        Optional<Distribution> latency = summary.metric(Metric.LATENCY_MS);
        if (rate.isEmpty() || latency.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("AverageTokensPerSecond", ExportJson.rounded(rate.get().mean()));
        statistics.put("MinTokensPerSecond", ExportJson.rounded(rate.get().min()));
        statistics.put("MaxTokensPerSecond", ExportJson.rounded(rate.get().max()));
        statistics.put(
                "StdDevTokensPerSecond", ExportJson.rounded(rate.get().sd().orElse(0)));
        statistics.put(
                "AverageDurationSeconds", ExportJson.rounded(latency.get().mean() / MS_PER_S));
        statistics.put("SampleSize", rate.get().count());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("PromptLength", series);
        json.put("PromptCharacters", promptCharacters(info, series));
        json.put("Statistics", statistics);
        return Optional.of(json);
    }

    private static Integer promptCharacters(RunInfo info, String name) {
        return Objects.requireNonNullElse(info.series(), List.<Series>of()).stream()
                .filter(series -> name.equals(series.name()))
                .map(Series::promptCharacters)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
