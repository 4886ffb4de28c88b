package analysis.report.export;

import static run.Units.MS_PER_S;

import analysis.summary.samples.CellOperations;
import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;

/**
 * Figures of pulls and loads as in the AKS benchmark suite: seconds of the successful ones and a status. A pull of a model that was already
 * there is a success without a time.
 */
record LifecycleTimes(List<LifecycleEvent> events) {

    /** Times of some {@code operations}. */
    static LifecycleTimes of(List<LifecycleEvent> events, Operation... operations) {
        Set<Operation> wanted = Set.of(operations);
        return new LifecycleTimes(
                events.stream().filter(e -> wanted.contains(e.operation())).toList());
    }

    /** Number of successes. */
    long ok() {
        return events.stream().filter(e -> e.outcome().isOk()).count();
    }

    /** Status: {@code Success} or {@code Failed}; null if there was no operation. */
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
