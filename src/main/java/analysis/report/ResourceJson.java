package analysis.report;

import analysis.stats.Trend;
import analysis.summary.Drift;
import analysis.summary.MemoryGrowth;
import analysis.summary.ModelMemory;
import analysis.summary.ResourceSummary;
import analysis.summary.RunSummary;
import analysis.summary.ServerResources;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections {@code resources}, {@code memory} and {@code drift} of {@code summary.json}; each is left out if empty. */
final class ResourceJson {

    private ResourceJson() {}

    static void add(RunSummary run, Map<String, Object> json) {
        ServerResources resources = run.resources();
        if (!resources.all().isEmpty()) {
            json.put(
                    "resources",
                    resources.all().stream().map(ResourceJson::resource).toList());
            resources.prefixCacheHitRatio().ifPresent(ratio -> json.put("prefixCacheHitRatio", Decimal.exact(ratio)));
        }
        if (!resources.growth().isEmpty() || !resources.models().isEmpty()) {
            json.put(
                    "memory",
                    new TreeMap<>(Map.of(
                            "models",
                            resources.models().stream().map(ResourceJson::model).toList(),
                            "growth",
                            resources.growth().stream()
                                    .map(ResourceJson::growth)
                                    .toList())));
        }
        if (!run.drift().isEmpty()) {
            json.put("drift", run.drift().stream().map(ResourceJson::drift).toList());
        }
    }

    private static SortedMap<String, Object> resource(ResourceSummary resource) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("resource", resource.resource().id());
        json.put("source", resource.source());
        json.put("count", resource.count());
        json.put("first", Decimal.exact(resource.first()));
        json.put("last", Decimal.exact(resource.last()));
        json.put("min", Decimal.exact(resource.min()));
        json.put("mean", Decimal.exact(resource.mean()));
        json.put("max", Decimal.exact(resource.max()));
        return json;
    }

    private static SortedMap<String, Object> model(ModelMemory model) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("model", model.model());
        json.put("resource", model.resource().id());
        json.put("source", model.source());
        json.put("beforeBytes", Decimal.exact(model.beforeBytes()));
        json.put("loadedBytes", Decimal.exact(model.loadedBytes()));
        json.put("loadBytes", Decimal.exact(model.loadBytes()));
        return json;
    }

    private static SortedMap<String, Object> growth(MemoryGrowth growth) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("resource", growth.resource().id());
        json.put("source", growth.source());
        json.put("model", growth.cell().model());
        json.put("series", growth.cell().series());
        json.put("generations", growth.generations());
        json.put("samples", growth.samples());
        json.put("changeBytes", Decimal.exact(growth.change()));
        json.put("verdict", growth.verdict().name().toLowerCase(Locale.ROOT));
        growth.perGeneration().ifPresent(trend -> json.put("bytesPerGeneration", trend(trend)));
        return json;
    }

    private static SortedMap<String, Object> drift(Drift drift) {
        SortedMap<String, Object> json = new TreeMap<>();
        if (!drift.model().isEmpty()) {
            json.put("model", drift.model());
        }
        json.put("series", drift.series());
        json.put("figure", drift.figure());
        json.put("mean", Decimal.exact(drift.mean()));
        json.put("perHour", trend(drift.perHour()));
        return json;
    }

    /** An end of the interval that is not known is left out. */
    private static SortedMap<String, Object> trend(Trend trend) {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("slope", Decimal.exact(trend.slope()));
        if (trend.isBounded()) {
            json.put("low", Decimal.exact(trend.low()));
            json.put("high", Decimal.exact(trend.high()));
        }
        json.put("confidence", Decimal.exact(Trend.CONFIDENCE));
        json.put("values", trend.values());
        return json;
    }
}
