package analysis.report.export;

import analysis.summary.samples.CellOperations;
import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;

/**
 * What the earlier benchmark suite says of pulls and loads: seconds of those that succeeded, and a word for how they ended. A
 * pull that found everything there is a success without a time.
 */
record LifecycleTimes(List<LifecycleEvent> events) {

    private static final double MS_PER_S = 1000;

    /** Those of {@code operations} among all. */
    static LifecycleTimes of(List<LifecycleEvent> events, Operation... operations) {
        Set<Operation> wanted = Set.of(operations);
        return new LifecycleTimes(
                events.stream().filter(e -> wanted.contains(e.operation())).toList());
    }

    /** How many succeeded. */
    long ok() {
        return events.stream().filter(e -> e.outcome().isOk()).count();
    }

    /** {@code Success} or {@code Failed}; null if there was none. */
    String status() {
        return events.isEmpty() ? null : ok() == events.size() ? "Success" : "Failed";
    }

    BigDecimal averageS() {
        return seconds().getCount() == 0 ? null : ExportJson.rounded(seconds().getAverage());
    }

    BigDecimal minS() {
        return seconds().getCount() == 0 ? null : ExportJson.rounded(seconds().getMin());
    }

    BigDecimal maxS() {
        return seconds().getCount() == 0 ? null : ExportJson.rounded(seconds().getMax());
    }

    private DoubleSummaryStatistics seconds() {
        return events.stream()
                .filter(e -> e.outcome().isOk() && !CellOperations.wasThere(e))
                .mapToDouble(e -> e.durationMs() / MS_PER_S)
                .summaryStatistics();
    }
}
