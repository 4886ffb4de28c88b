package analysis.report.export;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import run.file.WholeFile;

/**
 * Input of Jenkins' Gatling plugin ({@code gatlingArchive()}), which Gatling has not written since 3.13.5: a folder {@code
 * <model>-<digits>/js/global_stats.json} per model, so that the plugin draws a trend per model. Times are latencies in whole ms; the third
 * percentile, which the plugin plots, is the p95. See {@code docs/jenkins-trend.md}.
 */
public final class GatlingStats {

    private static final String FILE_NAME = "global_stats.json";

    private GatlingStats() {}

    /**
     * Writes a folder per model.
     *
     * @param folder created if missing
     * @return the written files
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(RunSummary run, Path folder) throws IOException {
        long digits =
                Objects.requireNonNullElse(run.info().start(), Instant.EPOCH).toEpochMilli();
        List<Path> files = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Summary> model : run.models().entrySet()) {
            number++;
            // Two models may differ only in characters that a folder's name cannot have.
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
        Optional<Distribution> latency = summary.metric(Metric.LATENCY_MS);
        long all = summary.generations();
        double windowS = summary.throughput().map(ServerThroughput::windowS).orElse(0.0);
        return ReportJson.inOrder(new Stats(
                model,
                new Counts(all, summary.ok(), summary.failed()),
                time(latency.map(Distribution::min)),
                time(latency.map(Distribution::max)),
                time(latency.map(Distribution::mean)),
                time(latency.map(times -> times.sd().orElse(0))),
                time(latency.map(Distribution::p50)),
                time(latency.map(Distribution::p90)),
                time(latency.map(Distribution::p95)),
                time(latency.map(Distribution::p99)),
                new Counts(perS(all, windowS), perS(summary.ok(), windowS), perS(summary.failed(), windowS)),
                Group.of("succeeded", summary.ok(), all),
                Group.of("not used", 0, all),
                Group.of("not used", 0, all),
                Group.of("failed", summary.failed(), all)));
    }

    private record Stats(
            String name,
            Counts numberOfRequests,
            Counts minResponseTime,
            Counts maxResponseTime,
            Counts meanResponseTime,
            Counts standardDeviation,
            Counts percentiles1,
            Counts percentiles2,
            Counts percentiles3,
            Counts percentiles4,
            Counts meanNumberOfRequestsPerSecond,
            Group group1,
            Group group2,
            Group group3,
            Group group4) {}

    private record Counts(long total, long ok, long ko) {}

    private record Group(String name, long count, long percentage) {

        static Group of(String name, long count, long all) {
            return new Group(name, count, all == 0 ? 0 : Math.round(100.0 * count / all));
        }
    }

    /** Times of successful generations, which the plugin reads as "total", too. */
    private static Counts time(Optional<Double> ms) {
        long whole = Math.round(ms.orElse(0.0));
        return new Counts(whole, whole, 0);
    }

    private static long perS(long count, double windowS) {
        return windowS == 0 ? 0 : Math.round(count / windowS);
    }
}
