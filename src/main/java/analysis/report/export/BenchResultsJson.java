package analysis.report.export;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Summary;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * {@value #FILE_NAME} of the gateway's benchmark harness: requests and their latency to the end of the answer. Unknown values are null;
 * {@code error_rate} is a share, not a percentage.
 */
final class BenchResultsJson {

    static final String FILE_NAME = "bench_results.json";

    private BenchResultsJson() {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record Content(
            String timestamp,
            String baseUrl,
            long totalRequests,
            long successfulRequests,
            long failedRequests,
            Integer concurrency,
            BigDecimal durationSeconds,
            BigDecimal throughputRps,
            BigDecimal errorRate,
            Latency latencyMs,
            BigDecimal avgTokensPerSec) {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record Latency(
            BigDecimal min,
            BigDecimal mean,
            BigDecimal p50,
            BigDecimal p95,
            BigDecimal p99,
            BigDecimal max,
            BigDecimal stdDev) {

        static Latency of(Distribution ms) {
            return new Latency(
                    ExportJson.rounded(ms.min()),
                    ExportJson.rounded(ms.mean()),
                    ExportJson.rounded(ms.p50()),
                    ExportJson.rounded(ms.p95()),
                    ExportJson.rounded(ms.p99()),
                    ExportJson.rounded(ms.max()),
                    ms.sd().isPresent() ? ExportJson.rounded(ms.sd().getAsDouble()) : null);
        }
    }

    /** Content of the file, all series of the run together. */
    static String write(RunSummary run) {
        Summary all = run.overall();
        Optional<ServerThroughput> carried = all.throughput();
        return ReportJson.inOrder(new Content(
                ExportJson.time(run.info()),
                SingleUserJson.endpoint(run.info()),
                all.generations(),
                all.ok(),
                all.failed(),
                carried.map(ServerThroughput::peakConcurrency).orElse(null),
                carried.map(ServerThroughput::windowS).map(ExportJson::rounded).orElse(null),
                carried.map(ServerThroughput::requestsPerS)
                        .map(ExportJson::rounded)
                        .orElse(null),
                all.generations() == 0
                        ? null
                        : BigDecimal.valueOf((double) all.failed() / all.generations())
                                .setScale(4, RoundingMode.HALF_UP),
                all.metric(Metric.STREAM_MS).map(Latency::of).orElse(null),
                all.metric(Metric.TOKENS_PER_S)
                        .map(rate -> ExportJson.rounded(rate.mean()))
                        .orElse(null)));
    }
}
