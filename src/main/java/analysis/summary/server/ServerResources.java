package analysis.summary.server;

import analysis.summary.samples.CellOrder;
import analysis.summary.samples.ResourceData;
import analysis.summary.samples.ResourceSeries;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.Capability;
import run.Resource;

/**
 * Resources that the server used during the run.
 *
 * @param all one for each source and resource; empty if nothing was sampled
 * @param models memory before and after the first generation of each model; only with {@link Capability#MEMORY}
 * @param growth memory over generations, by model and series; only with {@link Capability#MEMORY}
 * @param accounts server's own timings, for series that overlap no other
 * @param energy energy by series, likewise
 * @param prefixCacheHitRatio share of prompt tokens found in the prefix cache, 0 to 1; empty if not reported
 */
public record ServerResources(
        List<ResourceSummary> all,
        List<ModelMemory> models,
        List<MemoryGrowth> growth,
        List<ServerAccount> accounts,
        List<EnergyUse> energy,
        OptionalDouble prefixCacheHitRatio) {

    public static ServerResources of(RunData data) {
        List<ResourceSeries> series = data.resources().series();
        boolean memory = data.info().capabilities().contains(Capability.MEMORY);
        List<ResourceSeries> sizes =
                memory ? series.stream().filter(s -> s.resource().isMemory()).toList() : List.of();
        return new ServerResources(
                series.stream().map(ResourceSummary::of).toList(),
                sizes.stream().flatMap(s -> model(s, data.resources())).toList(),
                sizes.stream().flatMap(s -> growth(s, data).stream()).toList(),
                SeriesWindow.of(data).stream()
                        .flatMap(window -> ServerAccount.of(window, series).stream())
                        .toList(),
                SeriesWindow.of(data).stream()
                        .flatMap(window -> EnergyUse.of(window, series).stream())
                        .toList(),
                prefixCacheHitRatio(series));
    }

    private static Stream<ModelMemory> model(ResourceSeries memory, ResourceData data) {
        return data.firsts().stream()
                .flatMap(first -> memory
                        .between(Long.MIN_VALUE, first.startMs() - 1)
                        .flatMap(before -> memory.between(first.endMs(), Long.MAX_VALUE)
                                .map(after -> new ModelMemory(
                                        first.model(),
                                        memory.source(),
                                        memory.resource(),
                                        before.last(),
                                        after.first())))
                        .stream());
    }

    private static List<MemoryGrowth> growth(ResourceSeries memory, RunData data) {
        return CellOrder.of(data).stream()
                .flatMap(cell -> MemoryGrowth.of(memory, cell, data.cells().get(cell)).stream())
                .toList();
    }

    private static OptionalDouble prefixCacheHitRatio(List<ResourceSeries> series) {
        double lookups = increase(series, Resource.PREFIX_CACHE_LOOKUP_TOKENS);
        double hits = increase(series, Resource.PREFIX_CACHE_HIT_TOKENS);
        return lookups > 0 ? OptionalDouble.of(Math.min(1, hits / lookups)) : OptionalDouble.empty();
    }

    private static double increase(List<ResourceSeries> series, Resource counter) {
        return series.stream()
                .filter(s -> s.resource() == counter)
                .mapToDouble(s -> s.increase(s.timesMs()[0], s.timesMs()[s.timesMs().length - 1])
                        .orElse(0))
                .sum();
    }
}
