package analysis.report;

import analysis.stats.Metric;
import analysis.stats.Trend;
import analysis.summary.Drift;
import analysis.summary.MemoryGrowth;
import analysis.summary.ModelMemory;
import analysis.summary.ResourceSummary;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import run.Resource;

/** The tables of what the server used: resources, the tests of the simulation Memory, the drift of a long run. */
public final class ResourceTables {

    private ResourceTables() {}

    public static TextTable resources(RunSummary run) {
        TextTable table = TextTable.of("Resource", "Source", ">Samples", ">First", ">Last", ">Min", ">Mean", ">Max");
        for (ResourceSummary resource : run.resources().all()) {
            table.row(
                    resource.resource().label(),
                    Inert.line(resource.source()),
                    Integer.toString(resource.count()),
                    value(resource.resource(), resource.first()),
                    value(resource.resource(), resource.last()),
                    value(resource.resource(), resource.min()),
                    resource.resource().isCounter() ? "" : value(resource.resource(), resource.mean()),
                    value(resource.resource(), resource.max()));
        }
        run.resources()
                .prefixCacheHitRatio()
                .ifPresent(ratio -> table.row(
                        "prefix cache hit ratio", "", "", "", "", "", Decimal.fixed(100 * ratio, 1) + " %", ""));
        return table;
    }

    public static TextTable loads(RunSummary run) {
        TextTable table = TextTable.of("Model", "Resource", "Source", ">Before", ">Loaded", ">Model load");
        for (ModelMemory model : run.resources().models()) {
            table.row(
                    Inert.line(model.model()),
                    model.resource().label(),
                    Inert.line(model.source()),
                    Bytes.of(model.beforeBytes()),
                    Bytes.of(model.loadedBytes()),
                    Bytes.change(model.loadBytes()));
        }
        return table;
    }

    public static TextTable growth(RunSummary run) {
        TextTable table = TextTable.of(
                "Model",
                "Series",
                "Resource",
                "Source",
                ">Generations",
                ">Samples",
                ">Change",
                ">Per generation",
                ">99 % interval",
                "Verdict");
        for (MemoryGrowth growth : run.resources().growth()) {
            table.row(
                    Inert.line(growth.cell().model()),
                    Inert.line(growth.cell().series()),
                    growth.resource().label(),
                    Inert.line(growth.source()),
                    Long.toString(growth.generations()),
                    Integer.toString(growth.samples()),
                    Bytes.change(growth.change()),
                    growth.perGeneration()
                            .map(trend -> Bytes.change(trend.slope()))
                            .orElse(""),
                    growth.perGeneration().map(ResourceTables::interval).orElse(""),
                    verdict(growth));
        }
        return table;
    }

    public static TextTable drift(RunSummary run) {
        TextTable table = TextTable.of(
                "Figure", "Model", "Series", ">Values", ">Mean", ">Per hour", ">99 % interval", "In words");
        for (Drift drift : run.drift()) {
            boolean bytes = drift.figure().endsWith("_bytes");
            table.row(
                    drift.figure(),
                    Inert.line(drift.model()),
                    Inert.line(drift.series()),
                    Integer.toString(drift.perHour().values()),
                    amount(drift.mean(), bytes),
                    (drift.perHour().slope() > 0 ? "+" : "")
                            + amount(drift.perHour().slope(), bytes),
                    bounds(drift.perHour(), bytes).orElse("too unsteady to tell"),
                    direction(drift.perHour()));
        }
        return table;
    }

    /** What can be said of a leak, in words. */
    public static String verdict(MemoryGrowth growth) {
        return switch (growth.verdict()) {
            case ESTIMATED -> "the server's estimate: says nothing of leaks";
            case GROWS -> "memory grows with every generation";
            case NO_GROWTH_LARGER_THAN ->
                "no growth larger than "
                        + Bytes.of(
                                Math.max(0, growth.perGeneration().orElseThrow().high())) + " per generation";
            case UNDECIDED ->
                growth.perGeneration().isEmpty()
                        ? "too few samples for an interval (" + Trend.MIN_VALUES + " needed)"
                        : "too unsteady to tell";
        };
    }

    /** The slope and what it means: {@code +6.02 ms an hour: rises}. */
    public static String inWords(Drift drift) {
        boolean bytes = drift.figure().endsWith("_bytes");
        double slope = drift.perHour().slope();
        String unit = Stream.of(Metric.values())
                .filter(metric -> metric.id().equals(drift.figure()))
                .map(metric -> " " + metric.unit())
                .findFirst()
                .orElse("");
        return (slope > 0 ? "+" : "") + amount(slope, bytes) + unit + " an hour: " + direction(drift.perHour());
    }

    private static String direction(Trend trend) {
        if (!trend.isBounded()) {
            return "undecided";
        }
        return trend.rises() ? "rises" : trend.falls() ? "falls" : "no drift found";
    }

    private static String interval(Trend trend) {
        return bounds(trend, true).orElse("");
    }

    private static Optional<String> bounds(Trend trend, boolean bytes) {
        return trend.isBounded()
                ? Optional.of(amount(trend.low(), bytes) + " to " + amount(trend.high(), bytes))
                : Optional.empty();
    }

    private static String amount(double value, boolean bytes) {
        return bytes ? Bytes.of(value) : Decimal.fixed(value, 2);
    }

    private static String value(Resource resource, double value) {
        if (resource.isMemory()) {
            return Bytes.of(value);
        }
        boolean whole =
                List.of(Resource.REQUESTS_RUNNING, Resource.REQUESTS_WAITING).contains(resource)
                        && value == Math.rint(value);
        return Decimal.fixed(value, whole || resource.isCounter() && resource != Resource.CPU_SECONDS ? 0 : 3);
    }
}
