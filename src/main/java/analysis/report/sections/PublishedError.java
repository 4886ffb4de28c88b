package analysis.report.sections;

import analysis.report.text.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * The load generator's own error as {@code docs/accuracy.md} publishes it: against a server that logs when it sends each token (50 tokens/s
 * on each stream, 100 tokens), whole runs from a cold JVM on, the load generator on one processor; the worst of three runs each.
 *
 * @param streams how many ran at once
 * @param ttftMeanMs mean error of the time to first token, ms
 * @param ttftP99Ms its 99th percentile, ms
 * @param gapP99Ms error of the 99th percentile of the gaps between tokens, ms
 */
record PublishedError(int streams, double ttftMeanMs, double ttftP99Ms, double gapP99Ms) {

    /** By streams. */
    static final List<PublishedError> ROWS = List.of(
            new PublishedError(64, 0.40, 2.2, 0.76),
            new PublishedError(256, 0.32, 1.6, 0.88),
            new PublishedError(1000, 0.24, 2.9, 2.14));

    /** The row of the smallest measured load that is not below {@code streams}; none for loads above all of them. */
    static Optional<PublishedError> at(double streams) {
        return ROWS.stream().filter(row -> row.streams >= streams).findFirst();
    }

    /** As a note under a table. */
    String note() {
        return "Published error of the load generator at up to " + streams
                + " streams of 50 tokens/s, on a processor of its own: TTFT mean "
                + Decimal.fixed(ttftMeanMs, 2) + " ms, p99 " + Decimal.fixed(ttftP99Ms, 1) + " ms; gap p99 "
                + Decimal.fixed(gapP99Ms, 2) + " ms (docs/accuracy.md). The lag above was measured during this run.";
    }
}
