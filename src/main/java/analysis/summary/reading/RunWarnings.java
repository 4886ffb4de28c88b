package analysis.summary.reading;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import analysis.summary.samples.WireTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.Cell;
import run.RunInfo;

/** Warnings from the content of a run. */
final class RunWarnings {

    /** Highest p99 of the schedule delay of an open profile, ms. */
    static final double MAX_SCHEDULE_DELAY_P99_MS = 10;

    private static final int PERCENTS_SHOWN = 99;

    private RunWarnings() {}

    static List<Warning> of(RunInfo info, SortedMap<Cell, CellData> cells) {
        List<Warning> warnings = new ArrayList<>();
        if (info.end() == null) {
            warnings.add(new Warning(
                    Kind.RUN_CUT,
                    "The run did not end by itself: "
                            + (info.target() == null ? "its log is cut." : "run.json has no end.")));
        }
        if ("true".equals(info.settings().get("insecure"))) {
            warnings.add(new Warning(Kind.INSECURE_TLS, "The server's certificate was not verified (-Dinsecure)."));
        }
        if (info.target() != null && info.target().mock()) {
            warnings.add(new Warning(Kind.MOCK_TARGET, "The target was the mock server."));
        }
        if (info.quick()) {
            warnings.add(new Warning(Kind.QUICK_RUN, "The run was shortened by -Dquick."));
        }
        warnings.addAll(ClientWarnings.of(info.clientHealth()));
        errors(info, cells, warnings);
        lateArrivals(cells, warnings);
        connectionSetUps(info, cells, warnings);
        estimatedTokens(cells, warnings);
        PromptCaching.warning(info, cells.values()).ifPresent(warnings::add);
        fewSamples(cells, warnings);
        return warnings;
    }

    private static void errors(RunInfo info, SortedMap<Cell, CellData> cells, List<Warning> warnings) {
        Attempts attempts = Attempts.of(cells.values());
        if (attempts.failed() > 0) {
            warnings.add(new Warning(Kind.ERRORS, attempts.text(Counted.of(info))));
        }
    }

    private static void lateArrivals(SortedMap<Cell, CellData> cells, List<Warning> warnings) {
        List<Late> late = cells.entrySet().stream()
                .map(RunWarnings::late)
                .filter(Objects::nonNull)
                .filter(found -> found.p99Ms > MAX_SCHEDULE_DELAY_P99_MS)
                .toList();
        late.stream()
                .max(Comparator.comparingDouble(Late::p99Ms))
                .ifPresent(worst -> warnings.add(new Warning(
                        Kind.LATE_ARRIVALS,
                        text(
                                "Arrivals started late in %d of %d series: p99 up to %.1f ms (%s), limit %.1f ms.",
                                late.size(),
                                cells.size(),
                                worst.p99Ms,
                                worst.cell.label(),
                                MAX_SCHEDULE_DELAY_P99_MS))));
    }

    private record Late(Cell cell, double p99Ms) {}

    private static Late late(Map.Entry<Cell, CellData> entry) {
        double[] delays = entry.getValue().samples(Metric.SCHEDULED_DELAY_MS);
        return delays.length == 0 ? null : new Late(entry.getKey(), Percentiles.of(delays, PERCENTS_SHOWN)[0]);
    }

    private static void connectionSetUps(RunInfo info, SortedMap<Cell, CellData> cells, List<Warning> warnings) {
        Set<String> first = ofFirstConnectionsOnly(info, cells);
        List<Map.Entry<Cell, CellData>> many = cells.entrySet().stream()
                .filter(entry -> setUpsPct(entry) > WireTime.MAX_SET_UPS_PCT)
                .filter(entry -> !first.contains(entry.getKey().series()))
                .toList();
        many.stream()
                .max(Comparator.comparingDouble(RunWarnings::setUpsPct))
                .ifPresent(worst -> warnings.add(new Warning(
                        Kind.CONNECTIONS_OPENED,
                        text(
                                "More than %.0f %% of the %s opened a connection in %d of %d series: up to"
                                        + " %.0f %% (%s), %.2f ms each.",
                                WireTime.MAX_SET_UPS_PCT,
                                Counted.of(info).many(),
                                many.size(),
                                cells.size(),
                                setUpsPct(worst),
                                worst.getKey().label(),
                                setUpMs(worst.getValue().wireTime())))));
    }

    /** Closed series whose users opened one connection each at most: the first, which keep-alive cannot save. */
    private static Set<String> ofFirstConnectionsOnly(RunInfo info, SortedMap<Cell, CellData> cells) {
        Map<String, Long> opened = cells.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().series(),
                        Collectors.summingLong(
                                entry -> entry.getValue().wireTime().setUps())));
        return info.series().stream()
                .filter(series -> series.users() != null && opened.getOrDefault(series.name(), 0L) <= series.users())
                .map(RunInfo.Series::name)
                .collect(Collectors.toSet());
    }

    private static double setUpsPct(Map.Entry<Cell, CellData> entry) {
        return entry.getValue().wireTime().setUpsPct().orElse(0);
    }

    private static double setUpMs(WireTime time) {
        return time.connectMs().orElse(0) + time.tlsMs().orElse(0);
    }

    private static void estimatedTokens(SortedMap<Cell, CellData> cells, List<Warning> warnings) {
        long estimated = cells.values().stream()
                .mapToLong(data -> data.tokens().estimated())
                .sum();
        if (estimated > 0) {
            long all = cells.values().stream()
                    .mapToLong(cell -> cell.tokens().output())
                    .sum();
            warnings.add(new Warning(
                    Kind.ESTIMATED_TOKENS,
                    text("%d of %d output tokens are estimated: the server sent no usage.", estimated, all)));
        }
    }

    private static void fewSamples(SortedMap<Cell, CellData> cells, List<Warning> warnings) {
        int needed = Percentiles.samplesNeeded(PERCENTS_SHOWN);
        List<Map.Entry<Cell, CellData>> small = cells.entrySet().stream()
                .filter(entry -> entry.getValue().ok() < needed
                        && entry.getValue().stated().isEmpty())
                .toList();
        if (cells.values().stream().allMatch(data -> data.ok() == 0)) {
            return; // and no percentile that could be few
        }
        small.stream()
                .min(Comparator.comparingInt(entry -> entry.getValue().ok()))
                .ifPresent(least -> warnings.add(new Warning(
                        Kind.FEW_SAMPLES,
                        text(
                                "%s fewer than the %d successes that p99 needs. The smallest has %d (%s): %s.",
                                series(small.size(), cells.size()),
                                needed,
                                least.getValue().ok(),
                                least.getKey().label(),
                                supported(least.getValue().ok())))));
    }

    private static String series(int small, int all) {
        if (small == 1) {
            return all == 1 ? "The only series has" : "1 of " + all + " series has";
        }
        if (small == 2 && all == 2) {
            return "Both series have";
        }
        return small == all ? "All " + all + " series have" : small + " of " + all + " series have";
    }

    /** Words for the highest reported percentile that the samples support. */
    private static String supported(int samples) {
        return IntStream.of(95, 90)
                .filter(percent -> samples >= Percentiles.samplesNeeded(percent))
                .mapToObj(percent -> "enough for p" + percent)
                .findFirst()
                .orElse("too few even for p90, which needs " + Percentiles.samplesNeeded(90));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
