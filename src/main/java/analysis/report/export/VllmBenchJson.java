package analysis.report.export;

import analysis.report.text.ReportJson;
import analysis.stats.Distribution;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import run.Cell;
import run.Generation;
import run.Outcome;
import run.RunInfo.Series;

/**
 * Results in the format of {@code vllm bench serve --save-result --save-detailed}, one file per model and series. As in that tool, {@code
 * ttfts} are the times of the first chunks and {@code itls} the gaps after them, in s; a failed request has times of 0 and a text in {@code
 * errors}.
 */
public final class VllmBenchJson implements Consumer<Generation> {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final double S_PER_MS = 1e-3;
    private static final double S_PER_US = 1e-6;

    private final List<Series> series;
    private final SortedMap<Cell, List<Generation>> cells = new TreeMap<>();

    /** @param series of the run, with the numbers of users or arrivals */
    public VllmBenchJson(List<Series> series) {
        this.series = List.copyOf(series);
    }

    /** Adds a row of {@code generations.csv}; cancelled generations and warm-up are left out. */
    @Override
    public void accept(Generation row) {
        boolean cancelled = row.ending().outcome().kind() == Outcome.Kind.CANCELLED;
        if (row.isMeasured() && !cancelled) {
            cells.computeIfAbsent(row.cell(), cell -> new ArrayList<>()).add(row);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Content(
            String date,
            String backend,
            String label,
            String modelId,
            int numPrompts,
            Object requestRate,
            Integer maxConcurrency,
            double duration,
            long completed,
            long failed,
            long totalInputTokens,
            long totalOutputTokens,
            double requestThroughput,
            double outputThroughput,
            double totalTokenThroughput,
            List<Integer> inputLens,
            List<Integer> outputLens,
            List<Double> ttfts,
            List<double[]> itls,
            List<Double> latencies,
            List<Double> startTimes,
            List<String> errors,
            @JsonAnyGetter Map<String, Double> statistics) {}

    /** Text of each file by its name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        cells.forEach((cell, rows) -> {
            // Two cells may differ only in characters that a file's name cannot have.
            String name = "vllm-" + (files.size() + 1) + "-" + GatlingStats.slug(cell.model()) + "-"
                    + GatlingStats.slug(cell.series()) + ".json";
            files.put(name, ReportJson.inOrder(content(cell, rows)));
        });
        return files;
    }

    private Content content(Cell cell, List<Generation> rows) {
        Optional<Series> level =
                series.stream().filter(one -> one.name().equals(cell.series())).findFirst();
        Instant start =
                rows.stream().map(Generation::timestamp).min(Instant::compareTo).orElseThrow();
        Instant end =
                rows.stream().map(VllmBenchJson::end).max(Instant::compareTo).orElseThrow();
        double durationS = Duration.between(start, end).toMillis() * S_PER_MS;
        List<Generation> ok = rows.stream().filter(Generation::isOk).toList();
        long input =
                ok.stream().mapToLong(row -> row.tokens().prompt().orElse(0)).sum();
        long output =
                ok.stream().mapToLong(row -> row.tokens().output().orElse(0)).sum();
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics(statistics, "ttft", ok.stream().map(row -> row.timing().firstChunkMs()));
        statistics(statistics, "tpot", ok.stream().map(VllmBenchJson::tpotMs));
        statistics(
                statistics,
                "itl",
                ok.stream().flatMap(row -> Arrays.stream(gapsS(row)).mapToObj(s -> OptionalDouble.of(s / S_PER_MS))));
        statistics(statistics, "e2el", ok.stream().map(row -> row.timing().latencyMs()));
        return new Content(
                DATE.format(end),
                "llm-perf",
                cell.series(),
                cell.model(),
                rows.size(),
                level.<Object>map(Series::ratePerS).orElse("inf"),
                level.map(Series::users).orElse(null),
                durationS,
                ok.size(),
                rows.size() - ok.size(),
                input,
                output,
                rate(ok.size(), durationS),
                rate(output, durationS),
                rate(input + output, durationS),
                rows.stream().map(row -> row.tokens().prompt().orElse(0)).toList(),
                rows.stream()
                        .map(row -> row.isOk() ? row.tokens().output().orElse(0) : 0)
                        .toList(),
                seconds(rows, row -> row.timing().firstChunkMs()),
                rows.stream()
                        .map(row -> row.isOk() ? gapsS(row) : new double[0])
                        .toList(),
                seconds(rows, row -> row.timing().latencyMs()),
                rows.stream()
                        .map(row -> Duration.between(start, row.timestamp()).toMillis() * S_PER_MS)
                        .toList(),
                rows.stream().map(VllmBenchJson::error).toList(),
                statistics);
    }

    private static Instant end(Generation row) {
        return row.timestamp().plusMillis((long)
                row.timing().streamMs().orElse(row.timing().latencyMs().orElse(0)));
    }

    private static double rate(double count, double seconds) {
        return seconds == 0 ? 0 : count / seconds;
    }

    private static List<Double> seconds(List<Generation> rows, Function<Generation, OptionalDouble> ms) {
        return rows.stream()
                .map(row -> row.isOk() ? ms.apply(row).orElse(0) * S_PER_MS : 0.0)
                .toList();
    }

    private static String error(Generation row) {
        String message = row.ending().message();
        return row.isOk() ? "" : row.ending().outcome().code() + (message.isEmpty() ? "" : ": " + message);
    }

    /** Gaps from the first chunk on, as in vLLM, where an empty role delta counts as a chunk. */
    private static double[] gapsS(Generation row) {
        OptionalDouble chunk = row.timing().firstChunkMs();
        OptionalDouble token = row.timing().firstTokenMs();
        double afterRoleMs = chunk.isPresent() && token.isPresent() ? token.getAsDouble() - chunk.getAsDouble() : 0;
        double[] gaps = Arrays.stream(row.timing().gapsUs())
                .mapToDouble(us -> us * S_PER_US)
                .toArray();
        if (afterRoleMs <= 0) {
            return gaps;
        }
        double[] all = new double[gaps.length + 1];
        all[0] = afterRoleMs * S_PER_MS;
        System.arraycopy(gaps, 0, all, 1, gaps.length);
        return all;
    }

    private static OptionalDouble tpotMs(Generation row) {
        int tokens = row.tokens().output().orElse(0);
        OptionalDouble chunk = row.timing().firstChunkMs();
        OptionalDouble latency = row.timing().latencyMs();
        return tokens > 1 && chunk.isPresent() && latency.isPresent()
                ? OptionalDouble.of((latency.getAsDouble() - chunk.getAsDouble()) / (tokens - 1))
                : OptionalDouble.empty();
    }

    /** Adds the statistics of a time. The standard deviation is that of a population, as in numpy. */
    private static void statistics(Map<String, Double> all, String name, Stream<OptionalDouble> values) {
        Distribution.of(values.flatMapToDouble(OptionalDouble::stream).toArray())
                .ifPresent(ms -> {
                    all.put("mean_" + name + "_ms", ms.mean());
                    all.put("median_" + name + "_ms", ms.p50());
                    all.put("std_" + name + "_ms", ms.sd().orElse(0) * Math.sqrt((ms.count() - 1.0) / ms.count()));
                    all.put("p90_" + name + "_ms", ms.p90());
                    all.put("p95_" + name + "_ms", ms.p95());
                    all.put("p99_" + name + "_ms", ms.p99());
                });
    }
}
