package analysis.report;

import analysis.stats.Metric.Better;
import analysis.summary.Change;
import analysis.summary.RunComparison;
import analysis.summary.RunComparison.Row;

/** The one sentence that says what a comparison found. */
final class CompareHeadline {

    private CompareHeadline() {}

    static String of(RunComparison comparison) {
        int last = comparison.runs().size() - 1;
        long better = comparison.rows().stream()
                .filter(row -> direction(row, last) > 0)
                .count();
        long worse = comparison.rows().stream()
                .filter(row -> direction(row, last) < 0)
                .count();
        String runs = comparison.runs().size() + " runs: against "
                + Inert.line(comparison.runs().get(0).name()) + ", "
                + Inert.line(comparison.runs().get(last).name());
        if (better + worse == 0) {
            return runs + " shows no change in any figure that its samples could tell from chance.";
        }
        return runs + " has " + worse + " figures worse and " + better
                + " better by more than its samples leave to chance.";
    }

    /** 1 if the figure got better for certain, -1 if worse, 0 if neither is shown. */
    private static int direction(Row row, int run) {
        return row.changes()
                .get(run)
                .filter(change -> change.interval()
                        .filter(Change.Interval::excludesNoChange)
                        .isPresent())
                .map(change -> (change.pct() > 0) == (row.figure().better() == Better.HIGHER) ? 1 : -1)
                .orElse(0);
    }
}
