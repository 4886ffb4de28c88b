package analysis.report.sections;

import analysis.report.page.Block.KeyFigure;
import analysis.summary.RunSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import java.util.List;
import java.util.stream.Stream;
import run.Capability;
import run.LifecycleEvent.Operation;

/**
 * Time that models took to get ready, in runs that measure it.
 *
 * @param count number of successful operations, without models that were already there
 * @param minMs duration of the shortest operation
 * @param maxMs duration of the longest operation
 */
record ReadyTime(Operation operation, long count, double minMs, double maxMs) {

    /** Times of pulls and loads, in that order; empty for runs that load models only as a preparation. */
    static List<ReadyTime> of(RunSummary run) {
        List<Operations> all = run.lifecycle().operations();
        boolean wanted = run.info().capabilities().contains(Capability.SINGLE_USER)
                || all.stream().anyMatch(each -> each.operation() == Operation.PULL);
        return wanted
                ? Stream.of(Operation.PULL, Operation.COLD_LOAD, Operation.WARM_LOAD)
                        .flatMap(operation -> of(
                                operation,
                                all.stream()
                                        .filter(each -> each.operation() == operation
                                                && each.maxMs().isPresent())
                                        .toList()))
                        .toList()
                : List.of();
    }

    private static Stream<ReadyTime> of(Operation operation, List<Operations> timed) {
        return timed.isEmpty()
                ? Stream.empty()
                : Stream.of(new ReadyTime(
                        operation,
                        timed.stream()
                                .mapToLong(each -> each.ok() - each.there())
                                .sum(),
                        timed.stream()
                                .mapToDouble(each -> each.minMs().getAsDouble())
                                .min()
                                .getAsDouble(),
                        timed.stream()
                                .mapToDouble(each -> each.maxMs().getAsDouble())
                                .max()
                                .getAsDouble()));
    }

    /** Words such as {@code cold load 18.2 s} or {@code pull up to 42.5 s}. */
    String words() {
        return LifecycleTables.word(operation) + (count == 1 ? " " : " up to ") + Numbers.time(maxMs);
    }

    KeyFigure keyFigure() {
        return Numbers.keyTime(
                Numbers.capitalised(LifecycleTables.word(operation)),
                maxMs,
                count == 1 ? "one only" : "longest of " + count + "; shortest " + Numbers.time(minMs));
    }
}
