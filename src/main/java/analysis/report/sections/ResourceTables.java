package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.text.ByteSize;
import analysis.report.text.Decimal;
import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Trend;
import analysis.summary.RunSummary;
import analysis.summary.server.Drift;
import analysis.summary.server.MemoryGrowth;
import analysis.summary.server.ModelMemory;
import analysis.summary.server.ResourceSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import run.Resource;

/** The tables of what the server used: resources, the tests of the simulation Memory, the drift of a long run. */
final class ResourceTables {

    private ResourceTables() {}

    static Table resources(RunSummary run) {
        Table.Builder table = new Table.Builder("Resources of the server")
                .text("Resource")
                .text("Source")
                .number("Samples", "")
                .number("First", "")
                .number("Last", "")
                .number("Min", "")
                .number("Mean", "")
                .number("Max", "");
        for (ResourceSummary each : run.resources().all()) {
            Resource resource = each.resource();
            if (resource.isPart()) {
                continue; // of use only in an account of the time
            }
            table.row(
                    Cell.text(resource.label()),
                    Cell.text(each.source()),
                    Cell.count(each.count()),
                    value(resource, each.first()),
                    value(resource, each.last()),
                    value(resource, each.min()),
                    resource.isCounter() ? Cell.text("") : value(resource, each.mean()),
                    value(resource, each.max()));
        }
        run.resources().prefixCacheHitRatio().ifPresent(ratio -> {
            Cell none = Cell.text("");
            Cell percent = Cell.text(Decimal.fixed(100 * ratio, 1) + " %");
            table.row(Cell.text("prefix cache hit ratio"), none, none, none, none, none, percent, none);
        });
        return table.build();
    }

    /** What loading and generating does to memory, model by model. */
    static List<Block> memory(RunSummary run) {
        return Stream.concat(
                        run.resources().models().stream().map(ModelMemory::model),
                        run.resources().growth().stream()
                                .map(growth -> growth.cell().model()))
                .distinct()
                .flatMap(model -> Stream.<Block>of(loads(run, model), growth(run, model)))
                .toList();
    }

    private static Table loads(RunSummary run, String model) {
        Table.Builder table = new Table.Builder("Loading " + model)
                .text("Resource")
                .text("Source")
                .number("Before", "")
                .number("Loaded", "")
                .number("Model load", "");
        run.resources().models().stream()
                .filter(loaded -> loaded.model().equals(model))
                .forEach(loaded -> table.row(
                        Cell.text(loaded.resource().label()),
                        Cell.text(loaded.source()),
                        Cell.text(ByteSize.of(loaded.beforeBytes())),
                        Cell.text(ByteSize.of(loaded.loadedBytes())),
                        Cell.text(ByteSize.change(loaded.loadBytes()))));
        return table.build();
    }

    private static Table growth(RunSummary run, String model) {
        Table.Builder table = new Table.Builder("Memory growth with " + model)
                .text("Series")
                .text("Resource")
                .text("Source")
                .number("Generations", "")
                .number("Samples", "")
                .number("Change", "")
                .number("Per generation", "")
                .number("99 % interval", "")
                .text("Verdict");
        List<MemoryGrowth> ofModel = run.resources().growth().stream()
                .filter(growth -> growth.cell().model().equals(model))
                .toList();
        for (MemoryGrowth growth : ofModel) {
            Optional<Trend> trend = growth.perGeneration();
            table.row(
                    Cell.text(growth.cell().series()),
                    Cell.text(growth.resource().label()),
                    Cell.text(growth.source()),
                    Cell.count(growth.generations()),
                    Cell.count(growth.samples()),
                    Cell.text(ByteSize.change(growth.change())),
                    Cell.text(trend.map(found -> ByteSize.change(found.slope())).orElse("")),
                    Cell.text(trend.flatMap(found -> bounds(found, true)).orElse("")),
                    Cell.text(verdict(growth)));
        }
        return table.build();
    }

    static Table drift(RunSummary run) {
        Table.Builder table = new Table.Builder("Change in an hour")
                .text("Figure")
                .text("Model")
                .text("Series")
                .number("Values", "")
                .number("Mean", "")
                .number("Per hour", "")
                .number("99 % interval", "")
                .text("In words");
        for (Drift drift : run.drift()) {
            boolean bytes = drift.figure().endsWith("_bytes");
            Trend trend = drift.perHour();
            table.row(
                    Cell.text(name(drift) + unit(drift)),
                    Cell.text(drift.model()),
                    Cell.text(drift.series()),
                    Cell.count(trend.values()),
                    Cell.text(amount(drift.mean(), bytes)),
                    Cell.text((trend.slope() > 0 ? "+" : "") + amount(trend.slope(), bytes)),
                    Cell.text(bounds(trend, bytes).orElse("too unsteady to tell")),
                    Cell.text(direction(trend)));
        }
        return table.build();
    }

    /** The same of the series that had the most generations to show it; empty of a run without. */
    static Optional<String> growth(RunSummary run) {
        return run.resources().growth().stream()
                .max(Comparator.comparingLong(MemoryGrowth::generations))
                .map(growth -> verdict(growth) + " (" + growth.cell().series() + ", " + growth.generations()
                        + " generations)");
    }

    /** What can be said of a leak, in words. */
    static String verdict(MemoryGrowth growth) {
        return switch (growth.verdict()) {
            case ESTIMATED -> "the server's estimate: says nothing of leaks";
            case GROWS -> "memory grows with every generation";
            case NO_GROWTH_LARGER_THAN ->
                "no growth larger than "
                        + ByteSize.of(
                                Math.max(0, growth.perGeneration().orElseThrow().high())) + " per generation";
            case UNDECIDED ->
                growth.perGeneration().isEmpty()
                        ? "too few samples for an interval (" + Trend.MIN_VALUES + " needed)"
                        : "too unsteady to tell";
        };
    }

    /** The slope and what it means: {@code +6.02 ms an hour: rises}. */
    static String inWords(Drift drift) {
        return change(drift) + " an hour: " + direction(drift.perHour());
    }

    private static String change(Drift drift) {
        double slope = drift.perHour().slope();
        return (slope > 0 ? "+" : "") + amount(slope, drift.figure().endsWith("_bytes")) + unit(drift);
    }

    /** What got worse in the course of a run that was made to show it, in words: one point, or none of other runs. */
    static List<String> worsened(List<Drift> drifts) {
        if (drifts.isEmpty()) {
            return List.of();
        }
        List<String> worse = drifts.stream()
                .filter(drift -> metric(drift)
                                .filter(metric -> metric.better() == Better.HIGHER)
                                .isPresent()
                        ? drift.perHour().falls()
                        : drift.perHour().rises())
                .map(drift -> name(drift) + " of " + drift.series() + " by " + change(drift) + " an hour")
                .toList();
        return List.of(
                worse.isEmpty()
                        ? "nothing got worse over time"
                        : "worse over time: " + worse.get(0)
                                + (worse.size() > 1 ? " and " + (worse.size() - 1) + " more" : ""));
    }

    /** The name of what drifts. */
    static String name(Drift drift) {
        return metric(drift)
                .map(Metric::label)
                .or(() -> Stream.of(Resource.values())
                        .filter(resource -> resource.id().equals(drift.figure()))
                        .map(Resource::label)
                        .findFirst())
                .orElse(drift.figure());
    }

    /** Empty for what is not measured per generation. */
    static Optional<Metric> metric(Drift drift) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.id().equals(drift.figure()))
                .findFirst();
    }

    private static String unit(Drift drift) {
        return metric(drift)
                .filter(metric -> !metric.unit().equals(metric.label()))
                .map(metric -> " " + metric.unit())
                .orElse("");
    }

    private static String direction(Trend trend) {
        if (!trend.isBounded()) {
            return "undecided";
        }
        return trend.rises() ? "rises" : trend.falls() ? "falls" : "no drift found";
    }

    private static Optional<String> bounds(Trend trend, boolean bytes) {
        return trend.isBounded()
                ? Optional.of(amount(trend.low(), bytes) + " to " + amount(trend.high(), bytes))
                : Optional.empty();
    }

    private static String amount(double value, boolean bytes) {
        return bytes ? ByteSize.of(value) : Decimal.fixed(value, 2);
    }

    private static Cell value(Resource resource, double value) {
        if (resource.isMemory()) {
            return Cell.text(ByteSize.of(value));
        }
        boolean whole =
                List.of(Resource.REQUESTS_RUNNING, Resource.REQUESTS_WAITING).contains(resource)
                        && value == Math.rint(value);
        return Cell.text(
                Decimal.fixed(value, whole || resource.isCounter() && resource != Resource.CPU_SECONDS ? 0 : 3));
    }
}
