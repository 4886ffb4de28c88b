package analysis.report.export;

import analysis.report.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.Summary;
import analysis.summary.Throughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import run.WholeFile;

/**
 * What Jenkins' Gatling plugin ({@code gatlingArchive()}) reads and Gatling itself no longer writes since 3.13.5: a folder
 * {@code <model>-<digits>/js/global_stats.json} for each model, so that the plugin draws a trend per model. Times are
 * latencies in whole ms; the third percentile, which the plugin plots, is p95. {@code docs/jenkins-trend.md}.
 */
public final class GatlingStats {

    private static final String FILE_NAME = "global_stats.json";

    private GatlingStats() {}

    /**
     * Writes a folder per model.
     *
     * @param folder made if it is not there
     * @return the files
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(RunSummary run, Path folder) throws IOException {
        long digits =
                Objects.requireNonNullElse(run.info().start(), Instant.EPOCH).toEpochMilli();
        List<Path> files = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Summary> model : run.models().entrySet()) {
            number++;
            // Two models may differ only in what a folder's name cannot hold.
            Path js = folder.resolve(slug(model.getKey()) + "-" + number + "-" + digits)
                    .resolve("js");
            Files.createDirectories(js);
            files.add(WholeFile.write(js.resolve(FILE_NAME), json(model.getKey(), model.getValue())));
        }
        return files;
    }

    static String slug(String model) {
        String slug = model.replaceAll("[^A-Za-z0-9.]+", "_").replaceAll("^[._]+|[._]+$", "");
        return slug.isEmpty() ? "model" : slug;
    }

    static String json(String model, Summary summary) {
        Distribution latency = summary.metric(Metric.LATENCY_MS).orElse(null);
        long all = summary.generations();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model);
        json.put("numberOfRequests", counts(all, summary.ok(), summary.failed()));
        json.put("minResponseTime", time(latency == null ? 0 : latency.min()));
        json.put("maxResponseTime", time(latency == null ? 0 : latency.max()));
        json.put("meanResponseTime", time(latency == null ? 0 : latency.mean()));
        json.put("standardDeviation", time(latency == null ? 0 : latency.sd().orElse(0)));
        json.put("percentiles1", time(latency == null ? 0 : latency.p50()));
        json.put("percentiles2", time(latency == null ? 0 : latency.p90()));
        json.put("percentiles3", time(latency == null ? 0 : latency.p95()));
        json.put("percentiles4", time(latency == null ? 0 : latency.p99()));
        double windowS = summary.throughput().map(Throughput::windowS).orElse(0.0);
        json.put(
                "meanNumberOfRequestsPerSecond",
                counts(perS(all, windowS), perS(summary.ok(), windowS), perS(summary.failed(), windowS)));
        json.put("group1", group("succeeded", summary.ok(), all));
        json.put("group2", group("not used", 0, all));
        json.put("group3", group("not used", 0, all));
        json.put("group4", group("failed", summary.failed(), all));
        return ReportJson.inOrder(json);
    }

    /** Times are those of successful generations, which the plugin asks for as "total" too. */
    private static Map<String, Object> time(double ms) {
        return counts(Math.round(ms), Math.round(ms), 0);
    }

    private static Map<String, Object> counts(long total, long ok, long ko) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", total);
        json.put("ok", ok);
        json.put("ko", ko);
        return json;
    }

    private static Map<String, Object> group(String name, long count, long all) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("count", count);
        json.put("percentage", all == 0 ? 0 : Math.round(100.0 * count / all));
        return json;
    }

    private static long perS(long count, double windowS) {
        return windowS == 0 ? 0 : Math.round(count / windowS);
    }
}
