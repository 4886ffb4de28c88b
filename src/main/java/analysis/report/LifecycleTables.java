package analysis.report;

import analysis.summary.LifecycleSummary;
import analysis.summary.LifecycleSummary.Operations;
import analysis.summary.LifecycleSummary.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done to models as a whole, for the console and as JSON. */
public final class LifecycleTables {

    private static final double MS_PER_S = 1000;
    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    private static final int MAX_MESSAGE_WIDTH = 160;

    private LifecycleTables() {}

    public static TextTable operations(LifecycleSummary lifecycle) {
        TextTable table = TextTable.of(
                "Series", "Model", "Operation", ">Count", ">OK", ">Mean s", ">min", ">max", ">GB", ">MB/s");
        for (Operations each : lifecycle.operations()) {
            table.row(
                    Inert.line(each.series()),
                    Inert.line(each.model()),
                    name(each),
                    Long.toString(each.count()),
                    Long.toString(each.ok()),
                    seconds(each.meanMs()),
                    seconds(each.minMs()),
                    seconds(each.maxMs()),
                    each.bytes().isPresent() ? Decimal.fixed(each.bytes().getAsLong() / BYTES_PER_GB, 2) : "",
                    Decimal.fixed(megabytesPerS(each), 0));
        }
        return table;
    }

    /** Operations that failed, with one of the messages: nothing else may tell why a run has no generations. */
    public static TextTable errors(LifecycleSummary lifecycle) {
        TextTable table = TextTable.of("Series", "Model", "Operation", "Outcome", ">Count", "For example");
        for (Operations each : lifecycle.operations()) {
            each.errors()
                    .forEach((outcome, error) -> table.row(
                            Inert.line(each.series()),
                            Inert.line(each.model()),
                            name(each),
                            outcome.code(),
                            Long.toString(error.count()),
                            DisplayWidth.fit(Inert.line(error.sampleMessage()), MAX_MESSAGE_WIDTH)));
        }
        return table;
    }

    /** Only of series with several users: one user is together with nobody. */
    public static TextTable together(LifecycleSummary lifecycle) {
        TextTable table = TextTable.of(
                "Series", ">Users", ">OK", ">Overall s", ">Sum of users s", ">Longest user s", ">Speed-up");
        for (Together each : lifecycle.together()) {
            if (each.users() == 1) {
                continue;
            }
            table.row(
                    Inert.line(each.series()),
                    Long.toString(each.users()),
                    Long.toString(each.okUsers()),
                    Decimal.fixed(each.overallMs() / MS_PER_S, 2),
                    Decimal.fixed(each.sumMs() / MS_PER_S, 2),
                    Decimal.fixed(each.maxMs() / MS_PER_S, 2),
                    Decimal.fixed(each.speedUp(), 2));
        }
        return table;
    }

    static SortedMap<String, Object> json(LifecycleSummary lifecycle) {
        List<Object> operations = new ArrayList<>();
        for (Operations each : lifecycle.operations()) {
            SortedMap<String, Object> json = new TreeMap<>();
            json.put("series", each.series());
            json.put("model", each.model());
            json.put("operation", each.operation().name().toLowerCase(Locale.ROOT));
            json.put("count", each.count());
            json.put("ok", each.ok());
            each.meanMs().ifPresent(ms -> json.put("meanMs", Decimal.exact(ms)));
            each.minMs().ifPresent(ms -> json.put("minMs", Decimal.exact(ms)));
            each.maxMs().ifPresent(ms -> json.put("maxMs", Decimal.exact(ms)));
            each.bytes().ifPresent(bytes -> json.put("bytes", bytes));
            if (!each.errors().isEmpty()) {
                json.put("errors", SummaryJson.errors(each.errors()));
            }
            operations.add(json);
        }
        List<Object> together = new ArrayList<>();
        for (Together each : lifecycle.together()) {
            SortedMap<String, Object> json = new TreeMap<>();
            json.put("series", each.series());
            json.put("users", each.users());
            json.put("okUsers", each.okUsers());
            json.put("overallMs", Decimal.exact(each.overallMs()));
            json.put("sumMs", Decimal.exact(each.sumMs()));
            json.put("maxMs", Decimal.exact(each.maxMs()));
            json.put("speedUp", Decimal.exact(each.speedUp()));
            together.add(json);
        }
        return new TreeMap<>(Map.of("operations", operations, "together", together));
    }

    private static String name(Operations each) {
        return each.operation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String seconds(OptionalDouble ms) {
        return ms.isPresent() ? Decimal.fixed(ms.getAsDouble() / MS_PER_S, 3) : "";
    }

    private static OptionalDouble megabytesPerS(Operations each) {
        return each.bytes().isPresent() && each.bytes().getAsLong() > 0
                ? OptionalDouble.of(
                        each.bytes().getAsLong() / BYTES_PER_MB / (each.meanMs().orElseThrow() / MS_PER_S))
                : OptionalDouble.empty();
    }
}
