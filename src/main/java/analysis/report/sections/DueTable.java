package analysis.report.sections;

import static analysis.summary.figures.Figure.GENERATIONS;
import static analysis.summary.figures.Quantity.CAP_WAIT;
import static analysis.summary.figures.Quantity.LATENCY;
import static analysis.summary.figures.Quantity.LATENCY_DUE;
import static analysis.summary.figures.Quantity.TTFT;
import static analysis.summary.figures.Quantity.TTFT_DUE;

import analysis.report.page.Table;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import run.RunInfo;

/** Table of times that count from when each request was due, beside those from when it was sent. */
final class DueTable {

    private static final List<Figure> FIGURES = List.of(
            GENERATIONS,
            TTFT.p50(),
            TTFT.p95(),
            TTFT_DUE.p50(),
            TTFT_DUE.p95(),
            TTFT_DUE.p99(),
            LATENCY.p50(),
            LATENCY.p95(),
            LATENCY_DUE.p50(),
            LATENCY_DUE.p95(),
            LATENCY_DUE.p99());
    private static final List<Figure> WAITS = List.of(CAP_WAIT.p50(), CAP_WAIT.p95());

    private DueTable() {}

    static Table of(RunSummary run) {
        boolean capped = has(run.overall(), CAP_WAIT);
        var table = SeriesRows.table("From when each request was due", run).note("Since due: " + note(run, capped));
        new FigureColumns(Stream.concat(FIGURES.stream(), capped ? WAITS.stream() : Stream.of())
                        .toList())
                .to(table, Map.Entry::getValue);
        SeriesRows.add(table, run, row -> has(row.getValue(), TTFT_DUE));
        return table.build();
    }

    private static String note(RunSummary run, boolean capped) {
        if (capped) {
            return "including the wait for a slot under the concurrency cap. Times from the start of a request"
                    + " leave out that wait, so a stalled server looks faster than it is for its users (coordinated"
                    + " omission).";
        }
        return isOpen(run.info())
                ? "including the load generator's own delay. Arrivals do not wait for other answers, so both"
                        + " times include the effect of slow answers on later requests (no coordinated omission)."
                : "including the load generator's own delay. A request is due at the end of its user's think"
                        + " time. Users wait for their own answers, so a slow server gets fewer requests (closed loop).";
    }

    /** Whether requests arrive at a rate. The series of arriving sessions are turns without a rate, so the setting decides for them. */
    private static boolean isOpen(RunInfo info) {
        return !info.settings().getOrDefault("rate", "").isEmpty()
                || info.series() != null && info.series().stream().anyMatch(series -> series.ratePerS() != null);
    }

    private static boolean has(Summary summary, Quantity quantity) {
        return quantity.of(summary).isPresent();
    }
}
