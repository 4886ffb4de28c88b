package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import analysis.summary.server.LifecycleSummary.Together;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.LifecycleEvent.Operation;

/** What was done to models as a whole. */
final class LifecycleTables {

    private static final double MS_PER_S = 1000;
    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    private LifecycleTables() {}

    static Table operations(LifecycleSummary lifecycle) {
        Table.Builder table = named("Models pulled and loaded")
                .number("Count", "")
                .number("OK", "")
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

    /** Only of series with several users: one user is together with nobody. */
    static Table together(LifecycleSummary lifecycle) {
        Table.Builder table = new Table.Builder("Pulling and loading together")
                .text("Series")
                .number("Users", "")
                .number("OK", "")
                .number("Overall", "s", 2)
                .number("Sum of users", "s", 2)
                .number("Longest user", "s", 2)
                .number("Speed-up", "times", 2);
        for (Together each : lifecycle.together()) {
            if (each.users() > 1) {
                table.row(
                        Cell.text(each.series()),
                        Cell.count(each.users()),
                        Cell.count(each.okUsers()),
                        Cell.number(each.overallMs() / MS_PER_S),
                        Cell.number(each.sumMs() / MS_PER_S),
                        Cell.number(each.maxMs() / MS_PER_S),
                        Cell.number(each.speedUp()));
            }
        }
        return table.build();
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
