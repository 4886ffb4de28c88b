package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.text.ByteSize;
import analysis.report.text.Decimal;
import analysis.stats.Trend;
import analysis.summary.RunSummary;
import analysis.summary.server.MemoryGrowth;
import analysis.summary.server.ModelMemory;
import analysis.summary.server.ResourceSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import run.Resource;

/** Tables of the server's resources: their use and memory tests. */
final class ResourceTables {

    private ResourceTables() {}

    static Table resources(RunSummary run) {
        record Row(String resource, String source, List<String> values) {}
        TableBuilder<Row> table = new TableBuilder<Row>("Resources of the server")
                .text("Resource", Row::resource)
                .text("Source", Row::source);
        List<String> columns = List.of("Samples", "First", "Last", "Min", "Mean", "Max");
        for (int column = 0; column < columns.size(); column++) {
            int of = column;
            table.numeric(columns.get(column), "", row -> Cell.text(row.values().get(of)));
        }
        for (ResourceSummary each : run.resources().all()) {
            Resource resource = each.resource();
            if (!resource.isPart()) { // parts are only used in the breakdown of the time
                table.row(new Row(
                        resource.label(),
                        each.source(),
                        List.of(
                                Long.toString(each.count()),
                                value(resource, each.first()),
                                value(resource, each.last()),
                                value(resource, each.min()),
                                resource.isCounter() ? "" : value(resource, each.mean()),
                                value(resource, each.max()))));
            }
        }
        run.resources()
                .prefixCacheHitRatio()
                .ifPresent(ratio -> table.row(new Row(
                        "prefix cache hit ratio",
                        "",
                        List.of("", "", "", "", Decimal.fixed(100 * ratio, 1) + " %", ""))));
        return table.build();
    }

    /** Tables of the memory for loading and generating, by model. */
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
        return new TableBuilder<ModelMemory>("Loading " + model)
                .text("Resource", loaded -> loaded.resource().label())
                .text("Source", ModelMemory::source)
                .numeric("Before", "", loaded -> Cell.text(ByteSize.of(loaded.beforeBytes())))
                .numeric("Loaded", "", loaded -> Cell.text(ByteSize.of(loaded.loadedBytes())))
                .numeric("Model load", "", loaded -> Cell.text(ByteSize.change(loaded.loadBytes())))
                .build(run.resources().models().stream()
                        .filter(loaded -> loaded.model().equals(model))
                        .toList());
    }

    private static Table growth(RunSummary run, String model) {
        return new TableBuilder<MemoryGrowth>("Memory growth with " + model)
                .text("Series", growth -> growth.cell().series())
                .text("Resource", growth -> growth.resource().label())
                .text("Source", MemoryGrowth::source)
                .count("Generations", MemoryGrowth::generations)
                .count("Samples", MemoryGrowth::samples)
                .numeric("Change", "", growth -> Cell.text(ByteSize.change(growth.change())))
                .numeric("Per generation", "", growth -> ofTrend(growth, trend -> ByteSize.change(trend.slope())))
                .numeric(
                        "99 % interval",
                        "",
                        growth -> ofTrend(growth, trend -> bounds(trend, true).orElse("")))
                .text("Verdict", ResourceTables::verdict)
                .build(run.resources().growth().stream()
                        .filter(growth -> growth.cell().model().equals(model))
                        .toList());
    }

    private static Cell ofTrend(MemoryGrowth growth, Function<Trend, String> text) {
        return Cell.text(growth.perGeneration().map(text).orElse(""));
    }

    /** Verdict on leaks of the series with the most generations; empty if memory was not tested. */
    static Optional<String> growth(RunSummary run) {
        return longest(run)
                .map(growth -> (growth.verdict() == MemoryGrowth.Verdict.GROWS
                                ? "memory grows by "
                                        + ByteSize.of(growth.perGeneration()
                                                .orElseThrow()
                                                .slope()) + " per generation"
                                : verdict(growth))
                        + " (" + growth.cell().series() + ", " + growth.generations() + " generations)");
    }

    /** The series that had the most generations to show growth. */
    static Optional<MemoryGrowth> longest(RunSummary run) {
        return run.resources().growth().stream().max(Comparator.comparingLong(MemoryGrowth::generations));
    }

    /** Verdict on a leak, in words. */
    static String verdict(MemoryGrowth growth) {
        return switch (growth.verdict()) {
            case ESTIMATED -> "the server's estimate: cannot show leaks";
            case GROWS -> "memory grows with every generation";
            case NO_GROWTH_LARGER_THAN ->
                "no growth larger than "
                        + ByteSize.of(
                                Math.max(0, growth.perGeneration().orElseThrow().high())) + " per generation";
            case UNDECIDED ->
                growth.perGeneration().isEmpty()
                        ? "too few samples for an interval (" + Trend.MIN_VALUES + " needed)"
                        : "too variable to tell";
        };
    }

    /** Interval of a slope; empty if it has no ends. */
    static Optional<String> bounds(Trend trend, boolean bytes) {
        return trend.isBounded()
                ? Optional.of(amount(trend.low(), bytes) + " to " + amount(trend.high(), bytes))
                : Optional.empty();
    }

    static String amount(double value, boolean bytes) {
        return bytes ? ByteSize.of(value) : Decimal.fixed(value, 2);
    }

    private static String value(Resource resource, double value) {
        if (resource.isMemory()) {
            return ByteSize.of(value);
        }
        boolean whole =
                List.of(Resource.REQUESTS_RUNNING, Resource.REQUESTS_WAITING).contains(resource)
                        && value == Math.rint(value);
        return Decimal.fixed(value, whole || resource.isCounter() && resource != Resource.CPU_SECONDS ? 0 : 3);
    }
}
