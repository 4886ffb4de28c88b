package analysis.report.sections;

import analysis.report.text.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * Load generator's own error as published in {@code docs/accuracy.md}. It was measured against a server that logs when it sends each token
 * (100 tokens per stream at 50 tokens/s), in whole runs from a cold JVM with the load generator on one processor; each value is the worst
 * of all runs that the tool accepts, on the slowest machine measured.
 *
 * @param streams number of concurrent streams
 * @param ttftMeanMs mean error of the time to first token, ms
 * @param ttftP99Ms 99th percentile of that error, ms
 * @param gapP99Ms error of the 99th percentile of the gaps between tokens, ms
 */
record PublishedError(int streams, double ttftMeanMs, double ttftP99Ms, double gapP99Ms) {

    /** Published rows, ascending by streams. */
    static final List<PublishedError> ROWS = List.of(
            new PublishedError(64, 0.76, 4.5, 1.7),
            new PublishedError(256, 0.72, 5.0, 3.1),
            new PublishedError(1000, 1.04, 11.0, 7.7));

    /** Row of the smallest measured load that is at least {@code streams}; empty for higher loads. */
    static Optional<PublishedError> at(double streams) {
        return ROWS.stream().filter(row -> row.streams >= streams).findFirst();
    }

    /** Note for a table. */
    String note() {
        return "Published error of the load generator at up to " + streams
                + " streams of 50 tokens/s, on a processor of its own: TTFT mean "
                + Decimal.fixed(ttftMeanMs, 2) + " ms, p99 " + Decimal.fixed(ttftP99Ms, 1) + " ms; gap p99 "
                + Decimal.fixed(gapP99Ms, 2) + " ms (docs/accuracy.md). The lag above was measured during this run.";
    }
}
