package analysis.report.export;

import static run.Units.MS_PER_S;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.Summary;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import run.RunInfo;
import run.RunInfo.Series;

/** {@code tokens-per-second.json} of the AKS benchmark suite, with exactly its field names. */
public final class TokensPerSecondJson {

    /** Name of the file in the suite. */
    public static final String FILE_NAME = "tokens-per-second.json";

    private static final Statistics NONE = new Statistics(null, null, null, null, null, 0);

    private TokensPerSecondJson() {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Content(
            String timestamp, Configuration configuration, Overall summary, List<OfModel> modelResults) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Configuration(
            Object generationTokens, Object warmupRuns, Object measurementRuns, Object concurrentRequests) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Overall(
            BigDecimal overallAverageTokensPerSecond,
            BigDecimal overallMinTokensPerSecond,
            BigDecimal overallMaxTokensPerSecond,
            int totalTests,
            long totalSamples) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record OfModel(String model, List<OfPrompt> promptResults) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record OfPrompt(String promptLength, Integer promptCharacters, Statistics statistics) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    private record Statistics(
            BigDecimal averageTokensPerSecond,
            BigDecimal minTokensPerSecond,
            BigDecimal maxTokensPerSecond,
            BigDecimal stdDevTokensPerSecond,
            BigDecimal averageDurationSeconds,
            long sampleSize) {}

    /** Content of the file; times are UTC. A series without a successful generation has a sample size of 0 and no figures. */
    public static String write(RunSummary run) {
        RunInfo info = run.info();
        return ReportJson.inOrder(new Content(
                ExportJson.time(info),
                new Configuration(
                        setting(info, "generationTokens"),
                        setting(info, "warmupRuns"),
                        setting(info, "measurementRuns"),
                        setting(info, "concurrentRequests")),
                overall(run),
                models(run)));
    }

    /** Value of a setting, as a number if it is one; null if the run does not have it. */
    private static Object setting(RunInfo info, String name) {
        String text = info.settings() == null ? null : info.settings().get(name);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
    }

    private static Overall overall(RunSummary run) {
        Optional<Distribution> rate = run.overall().metric(Metric.TOKENS_PER_S);
        return new Overall(
                rate.map(all -> ExportJson.rounded(all.mean())).orElse(null),
                rate.map(all -> ExportJson.rounded(all.min())).orElse(null),
                rate.map(all -> ExportJson.rounded(all.max())).orElse(null),
                run.cells().size(),
                rate.map(Distribution::count).orElse(0L));
    }

    private static List<OfModel> models(RunSummary run) {
        Map<String, List<OfPrompt>> results = new LinkedHashMap<>();
        run.cells()
                .forEach((cell, summary) -> results.computeIfAbsent(cell.model(), name -> new ArrayList<>())
                        .add(new OfPrompt(
                                cell.series(),
                                promptCharacters(run.info(), cell.series()),
                                statistics(summary).orElse(NONE))));
        return results.entrySet().stream()
                .map(model -> new OfModel(model.getKey(), model.getValue()))
                .toList();
    }

    private static Optional<Statistics> statistics(Summary summary) {
        return summary.metric(Metric.TOKENS_PER_S)
                .flatMap(rate -> summary.metric(Metric.LATENCY_MS)
                        .map(latency -> new Statistics(
                                ExportJson.rounded(rate.mean()),
                                ExportJson.rounded(rate.min()),
                                ExportJson.rounded(rate.max()),
                                ExportJson.rounded(rate.sd().orElse(0)),
                                ExportJson.rounded(latency.mean() / MS_PER_S),
                                rate.count())));
    }

    /** Characters of the prompts as they were sent, including the mark that makes them unique. */
    private static Integer promptCharacters(RunInfo info, String name) {
        return Objects.requireNonNullElse(info.series(), List.<Series>of()).stream()
                .filter(series -> name.equals(series.name()))
                .map(Series::promptCharacters)
                .filter(Objects::nonNull)
                .findFirst()
                .map(characters -> characters + mark(info))
                .orElse(null);
    }

    private static int mark(RunInfo info) {
        boolean unique =
                info.settings() != null && "unique".equals(info.settings().get("promptVariation"));
        return unique ? RunInfo.UNIQUE_MARK_CHARACTERS : 0;
    }
}
