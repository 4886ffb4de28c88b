package analysis.report.sections;

import static run.Units.MS_PER_S;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.stats.Distribution;
import analysis.summary.RunSummary;
import analysis.summary.samples.ErrorCount;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import analysis.summary.server.LifecycleSummary.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import run.LifecycleEvent.Operation;
import run.Outcome;

/** Tables of operations on models: pulls, loads, unloads and deletions. */
final class LifecycleTables {

    private static final double PERCENT = 100;

    /** Spread of several users' pulls or loads above which they delay each other. */
    private static final double WIDE_PCT = 50;

    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    private LifecycleTables() {}

    /** Tables of the operations and of concurrent users; failures are in {@link #errors}. */
    static List<Block> blocks(RunSummary run) {
        List<Block> blocks = new ArrayList<>(List.of(operations(run.lifecycle()), together(run.lifecycle())));
        run.readyScaling().ifPresent(scaling -> blocks.addAll(ReadyScalingTable.blocks(scaling)));
        return blocks;
    }

    private static Table operations(LifecycleSummary lifecycle) {
        return named("Each operation", Function.<Operations>identity())
                .count("Count", Operations::count)
                .count("OK", Operations::ok)
                .numeric("Already there", "", each -> each.there() == 0 ? Cell.text("") : Cell.count(each.there()))
                .number("Mean", "s", 3, each -> seconds(each.meanMs()))
                .number("min", "s", 3, each -> seconds(each.minMs()))
                .number("max", "s", 3, each -> seconds(each.maxMs()))
                .number("Size", "GB", 2, each -> bytes(each, BYTES_PER_GB))
                .number("Speed", "MB/s", 0, LifecycleTables::megabytesPerS)
                .build(lifecycle.operations());
    }

    /** Failed operations, each with a sample message; they may be the only reason why a run has no generations. */
    static Table errors(LifecycleSummary lifecycle) {
        record Failed(Operations of, Outcome outcome, ErrorCount error) {}
        return named("Failed on models", Failed::of)
                .text("Outcome", failed -> failed.outcome().code())
                .count("Count", failed -> failed.error().count())
                .text("For example", failed -> failed.error().sampleMessage())
                .build(lifecycle.operations().stream()
                        .flatMap(each -> each.errors().entrySet().stream()
                                .map(error -> new Failed(each, error.getKey(), error.getValue())))
                        .toList());
    }

    /**
     * Table of concurrent users; empty if each was alone. The overall time is that of the longest user if users do not delay each
     * other, and the sum if they wait in turn.
     */
    private static Table together(LifecycleSummary lifecycle) {
        TableBuilder<Together> table = new TableBuilder<Together>("Pulling and loading together")
                .text("Series", Together::series)
                .count("Users", Together::users)
                .count("OK", Together::okUsers)
                .value("Overall", "s", 2, each -> each.overallMs() / MS_PER_S)
                .value("Sum of users", "s", 2, each -> each.sumMs() / MS_PER_S)
                .value("Longest user", "s", 2, each -> each.maxMs() / MS_PER_S)
                .number("Sum / overall", "times", 2, Together::speedUp);
        spread(table, "Pull", Together::pullMs);
        spread(table, "Load", Together::loadMs);
        table.note("Spread: how much longer the slowest takes than the fastest. Up to 20 % there is little"
                + " contention; above 50 % users wait for each other, or their models differ in size.");
        boolean together = lifecycle.together().stream().anyMatch(each -> each.users() > 1);
        return table.build(together ? lifecycle.together() : List.of());
    }

    /** Adds the columns of one operation; a single user has no spread. */
    private static void spread(
            TableBuilder<Together> table, String what, Function<Together, Optional<Distribution>> ms) {
        table.number(what + " min", "s", 2, each -> seconds(of(ms.apply(each), Distribution::min)))
                .number("max", "s", 2, each -> seconds(of(ms.apply(each), Distribution::max)))
                .numeric("spread", "%", 0, each -> {
                    OptionalDouble spreadPct = of(
                            ms.apply(each).filter(times -> each.users() > 1 && times.count() > 1 && times.min() > 0),
                            times -> PERCENT * (times.max() / times.min() - 1));
                    return Cell.number(spreadPct).toned(spreadPct.orElse(0) > WIDE_PCT ? Tone.WARNING : Tone.NEUTRAL);
                });
    }

    private static OptionalDouble of(Optional<Distribution> ms, ToDoubleFunction<Distribution> figure) {
        return ms.stream().mapToDouble(figure).findFirst();
    }

    private static <T> TableBuilder<T> named(String caption, Function<T, Operations> of) {
        return new TableBuilder<T>(caption)
                .text("Series", row -> of.apply(row).series())
                .text("Model", row -> of.apply(row).model())
                .text("Operation", row -> word(of.apply(row).operation()));
    }

    static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Plural of {@link #word}. */
    static String words(Operation operation) {
        return operation == Operation.DELETE ? "deletions" : word(operation) + "s";
    }

    private static OptionalDouble seconds(OptionalDouble ms) {
        return ms.isPresent() ? OptionalDouble.of(ms.getAsDouble() / MS_PER_S) : ms;
    }

    private static OptionalDouble bytes(Operations each, double unit) {
        return each.bytes().isPresent() ? OptionalDouble.of(each.bytes().getAsLong() / unit) : OptionalDouble.empty();
    }

    private static OptionalDouble megabytesPerS(Operations each) {
        return each.bytes().orElse(0) > 0
                ? OptionalDouble.of(
                        bytes(each, BYTES_PER_MB).getAsDouble() / (each.meanMs().orElseThrow() / MS_PER_S))
                : OptionalDouble.empty();
    }
}
