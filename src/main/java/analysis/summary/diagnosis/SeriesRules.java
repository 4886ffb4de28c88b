package analysis.summary.diagnosis;

import static run.Units.MS_PER_S;

import analysis.stats.Distribution;
import analysis.stats.EnoughToRate;
import analysis.stats.Metric;
import analysis.stats.Outliers;
import analysis.stats.Percentiles;
import analysis.stats.Trend;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import run.Cell;

/** Rules about a single series or model. */
final class SeriesRules {

    private final List<Observation> found = new ArrayList<>();

    private SeriesRules() {}

    static List<Observation> observe(RunData data) {
        SeriesRules rules = new SeriesRules();
        Map<String, List<CellData>> subjects = new LinkedHashMap<>();
        data.cells()
                .forEach((cell, cells) -> subjects.computeIfAbsent(cell.subject(), subject -> new ArrayList<>())
                        .add(cells));
        subjects.values().removeIf(cells -> !Attempts.areTold(cells));
        subjects.forEach(rules::successRate);
        // The delay of a late load generator varies and says nothing about the server.
        if (data.warnings().stream().noneMatch(warning -> warning.kind().isOfClient())) {
            data.cells().entrySet().parallelStream()
                    .map(entry -> series(entry.getKey(), entry.getValue()))
                    .forEachOrdered(rules.found::addAll);
        }
        return rules.found;
    }

    private static List<Observation> series(Cell cell, CellData data) {
        SeriesRules rules = new SeriesRules();
        String where = cell.label();
        rules.variation(where, data);
        rules.spread(where, data);
        rules.decline(where, data);
        rules.outliers(where, data);
        return rules.found;
    }

    private void successRate(String model, List<CellData> cells) {
        Attempts attempts = Attempts.of(cells);
        if (attempts.ended() == 0) {
            return;
        }
        add(
                DiagnosisRule.SUCCESS_RATE,
                model,
                attempts.okPct(),
                "%.1f %% (%d of %d%s)",
                attempts.okPct(),
                attempts.ok(),
                attempts.ended(),
                attempts.ofModels() ? " " + attempts.noun(Counted.GENERATIONS) : "");
    }

    private void variation(String where, CellData data) {
        Distribution.of(rates(data, okRows(data)))
                .filter(rate -> EnoughToRate.isMet(rate.count()))
                .ifPresent(rate -> rate.variationPct()
                        .ifPresent(percent -> add(
                                DiagnosisRule.VARIATION,
                                where,
                                percent,
                                "%.1f %% (sd %.1f of %.1f %s, n = %d)",
                                percent,
                                rate.sd().orElseThrow(),
                                rate.mean(),
                                unit(data),
                                rate.count())));
    }

    /** Adds the spread among users, only for generations of several users at once. */
    private void spread(String where, CellData data) {
        if (!data.generates() || !overlaps(data)) {
            return;
        }
        double[] latencies = data.samples(Metric.LATENCY_MS);
        if (!EnoughToRate.isMet(latencies.length)) {
            return;
        }
        double[] percentiles = Percentiles.of(latencies, 10, 50, 90);
        double percent = 100 * (percentiles[2] - percentiles[0]) / percentiles[1];
        add(
                DiagnosisRule.SPREAD,
                where,
                percent,
                "%.0f %% (p10 %.0f, p50 %.0f, p90 %.0f ms, n = %d)",
                percent,
                percentiles[0],
                percentiles[1],
                percentiles[2],
                latencies.length);
    }

    private static int[] okRows(CellData data) {
        Metric metric = overlaps(data) ? Metric.TPOT_MS : Metric.TOKENS_PER_S;
        return IntStream.range(0, data.generations())
                .filter(row -> data.isOk(row) && data.value(metric, row) > 0)
                .toArray();
    }

    /** Tokens/s; while decoding if users share the server, since waiting for a slot does not show its speed. */
    private static double[] rates(CellData data, int[] rows) {
        boolean shared = overlaps(data);
        return IntStream.of(rows)
                .mapToDouble(row ->
                        shared ? MS_PER_S / data.value(Metric.TPOT_MS, row) : data.value(Metric.TOKENS_PER_S, row))
                .toArray();
    }

    private static String unit(CellData data) {
        return overlaps(data) ? "tokens/s while decoding" : "tokens/s";
    }

    private static boolean overlaps(CellData data) {
        return IntStream.range(1, data.generations()).anyMatch(row -> data.startMs(row) < data.endMs(row - 1));
    }

    private void decline(String where, CellData data) {
        int[] rows = okRows(data);
        if (rows.length < Trend.MIN_VALUES) {
            return;
        }
        double start = data.startMs(rows[0]);
        double[] seconds = IntStream.of(rows)
                .mapToDouble(row -> (data.startMs(row) - start) / 1000)
                .toArray();
        double[] rates = rates(data, rows);
        double lengthS = seconds[seconds.length - 1];
        double meanS = Arrays.stream(seconds).average().orElseThrow();
        double mean = Arrays.stream(rates).average().orElseThrow();
        Trend.of(seconds, rates).filter(Trend::falls).ifPresent(trend -> {
            double first = mean - trend.slope() * meanS;
            double percent = -100 * trend.slope() * lengthS / first;
            double least = -100 * trend.high() * lengthS / first;
            add(
                    DiagnosisRule.DECLINE,
                    where,
                    least,
                    "%.1f %%, at least %.1f %%, from %.1f to %.1f %s in %.0f s (n = %d)",
                    percent,
                    least,
                    first,
                    first + trend.slope() * lengthS,
                    unit(data),
                    lengthS,
                    rows.length);
        });
    }

    /** Adds outliers without the first one: a single slow generation is not a pattern. */
    private void outliers(String where, CellData data) {
        Outliers.of(data.samples(Metric.LATENCY_MS))
                .ifPresent(outliers -> add(
                        DiagnosisRule.OUTLIERS,
                        where,
                        100.0 * (outliers.count() - 1) / outliers.with().count(),
                        "%d of %d latencies; mean %.1f ms with them, %.1f ms without",
                        outliers.count(),
                        outliers.with().count(),
                        outliers.with().mean(),
                        outliers.without().mean()));
    }

    private void add(DiagnosisRule rule, String where, double value, String format, Object... values) {
        if (Double.isFinite(value)) { // excludes shares of 0 tokens/s
            found.add(new Observation(rule, where, value, String.format(Locale.ROOT, format, values)));
        }
    }
}
