package analysis.report.export;

import static run.Units.MS_PER_S;
import static run.Units.US_PER_MS;

import analysis.report.text.Decimal;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Summary;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures of a run of plain requests in the format of {@code wrk --latency}. */
public final class WrkText {

    private static final double[] PERCENTS = {50, 75, 90, 99};
    private static final double KIB = 1024;

    private WrkText() {}

    /** Lines of all series. */
    public static List<String> lines(RunData run) {
        List<String> lines = new ArrayList<>();
        run.cells().forEach((cell, data) -> {
            lines.add("");
            lines.add(cell.series());
            lines.addAll(lines(data));
        });
        return lines;
    }

    private static List<String> lines(CellData data) {
        List<String> lines = new ArrayList<>();
        double[] ms = data.samples(Metric.STREAM_MS);
        Distribution.of(ms).ifPresent(all -> {
            lines.add("  Thread Stats   Avg      Stdev     Max   +/- Stdev");
            lines.add(String.format(
                    Locale.ROOT,
                    "    Latency %9s %9s %9s %8.2f%%",
                    time(all.mean()),
                    all.sd().isPresent() ? time(all.sd().getAsDouble()) : "-",
                    time(all.max()),
                    withinOneSdPct(ms, all)));
            lines.add("  Latency Distribution");
            double[] values = Percentiles.of(ms, PERCENTS);
            for (int i = 0; i < PERCENTS.length; i++) {
                lines.add(String.format(Locale.ROOT, "    %2.0f%% %9s", PERCENTS[i], time(values[i])));
            }
        });
        Summary.of(List.of(data)).throughput().ifPresent(carried -> {
            lines.add("  " + data.generations() + " requests in " + Decimal.fixed(carried.windowS(), 2) + "s");
            if (data.failed() > 0) {
                lines.add("  Failed (no answer, or a status other than 200): " + data.failed());
            }
            lines.add(String.format(Locale.ROOT, "Requests/sec: %10.2f", carried.requestsPerS()));
        });
        Figure.BYTES_PER_S
                .of(Summary.of(List.of(data)))
                .ifPresent(bytes -> lines.add(String.format(Locale.ROOT, "Transfer/sec: %10s", size(bytes))));
        return lines;
    }

    /** Size as wrk rounds it; it counts bodies without headers. */
    private static String size(double bytes) {
        if (bytes < KIB) {
            return Decimal.fixed(bytes, 2) + "B";
        }
        return bytes < KIB * KIB ? Decimal.fixed(bytes / KIB, 2) + "KB" : Decimal.fixed(bytes / KIB / KIB, 2) + "MB";
    }

    private static double withinOneSdPct(double[] ms, Distribution all) {
        double sd = all.sd().orElse(0);
        long within = Arrays.stream(ms)
                .filter(value -> Math.abs(value - all.mean()) <= sd)
                .count();
        return 100.0 * within / ms.length;
    }

    /** Time in the unit that leaves one to three digits before the point. */
    private static String time(double ms) {
        if (ms < 1) {
            return Decimal.fixed(ms * US_PER_MS, 2) + "us";
        }
        return ms < MS_PER_S ? Decimal.fixed(ms, 2) + "ms" : Decimal.fixed(ms / MS_PER_S, 2) + "s";
    }
}
