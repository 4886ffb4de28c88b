package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.Tone;
import analysis.stats.Distribution;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import analysis.summary.server.LifecycleSummary.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.LifecycleEvent.Operation;

/** What was done to models as a whole. */
final class LifecycleTables {

    private static final double MS_PER_S = 1000;
    private static final double PERCENT = 100;

    /** A spread of the pulls or loads of several users above which they hold each other up. */
    private static final double WIDE_PCT = 50;

    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    private LifecycleTables() {}

    static Table operations(LifecycleSummary lifecycle) {
        Table.Builder table = named("Each operation")
                .number("Count", "")
                .number("OK", "")
                .number("Already there", "")
                .number("Mean", "s", 3)
                .number("min", "s", 3)
                .number("max", "s", 3)
                .number("Size", "GB", 2)
                .number("Speed", "MB/s", 0);
        for (Operations each : lifecycle.operations()) {
            table.row(row(
                    each,
                    Cell.count(each.count()),
                    Cell.count(each.ok()),
                    each.there() == 0 ? Cell.text("") : Cell.count(each.there()),
                    seconds(each.meanMs()),
                    seconds(each.minMs()),
                    seconds(each.maxMs()),
                    Cell.number(bytes(each, BYTES_PER_GB)),
                    Cell.number(megabytesPerS(each))));
        }
        return table.build();
    }

    /** Operations that failed, with one of the messages: nothing else may tell why a run has no generations. */
    static Table errors(LifecycleSummary lifecycle) {
        Table.Builder table =
                named("Failed on models").text("Outcome").number("Count", "").text("For example");
        for (Operations each : lifecycle.operations()) {
            each.errors()
                    .forEach((outcome, error) -> table.row(row(
                            each,
                            Cell.text(outcome.code()),
                            Cell.count(error.count()),
                            Cell.text(error.sampleMessage()))));
        }
        return table.build();
    }

    /** Overall: the longest user's own time if none holds another up, the sum if each waits for the one before. */
    static Table together(LifecycleSummary lifecycle) {
        Table.Builder table = new Table.Builder("Pulling and loading together")
                .text("Series")
                .number("Users", "")
                .number("OK", "")
                .number("Overall", "s", 2)
                .number("Sum of users", "s", 2)
                .number("Longest user", "s", 2)
                .number("Sum / overall", "times", 2)
                .number("Pull min", "s", 2)
                .number("max", "s", 2)
                .number("spread", "%", 0)
                .number("Load min", "s", 2)
                .number("max", "s", 2)
                .number("spread", "%", 0);
        if (lifecycle.together().stream().anyMatch(each -> each.users() > 1)) {
            table.note(
                    "Spread: how much longer the slowest takes than the fastest. Within 20 % there is little contention; above"
                            + " 50 % users wait for each other, or their models are of different sizes.");
        }
        for (Together each : lifecycle.together()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(each.series()),
                    Cell.count(each.users()),
                    Cell.count(each.okUsers()),
                    Cell.number(each.overallMs() / MS_PER_S),
                    Cell.number(each.sumMs() / MS_PER_S),
                    Cell.number(each.maxMs() / MS_PER_S),
                    Cell.number(each.speedUp())));
            row.addAll(spread(each.pullMs(), each.users()));
            row.addAll(spread(each.loadMs(), each.users()));
            table.row(row);
        }
        return table.build();
    }

    /** One user alone has no spread among users. */
    private static List<Cell> spread(Optional<Distribution> ms, long users) {
        OptionalDouble spreadPct = ms.filter(times -> users > 1 && times.count() > 1 && times.min() > 0)
                .map(times -> OptionalDouble.of(PERCENT * (times.max() / times.min() - 1)))
                .orElse(OptionalDouble.empty());
        Cell cell = Cell.number(spreadPct);
        return List.of(
                seconds(ms.map(times -> OptionalDouble.of(times.min())).orElse(OptionalDouble.empty())),
                seconds(ms.map(times -> OptionalDouble.of(times.max())).orElse(OptionalDouble.empty())),
                spreadPct.orElse(0) > WIDE_PCT ? cell.toned(Tone.WARNING) : cell);
    }

    private static Table.Builder named(String caption) {
        return new Table.Builder(caption).text("Series").text("Model").text("Operation");
    }

    private static List<Cell> row(Operations each, Cell... others) {
        return Stream.concat(
                        Stream.of(each.series(), each.model(), word(each.operation()))
                                .map(Cell::text),
                        Stream.of(others))
                .toList();
    }

    static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Several of them. */
    static String words(Operation operation) {
        return operation == Operation.DELETE ? "deletions" : word(operation) + "s";
    }

    private static Cell seconds(OptionalDouble ms) {
        return Cell.number(ms.isPresent() ? OptionalDouble.of(ms.getAsDouble() / MS_PER_S) : ms);
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
