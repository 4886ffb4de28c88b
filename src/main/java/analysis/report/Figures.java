package analysis.report;

import analysis.stats.Distribution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The figures of a distribution under the names they have in files. */
final class Figures {

    /** Name in files of the gaps between content chunks, pooled. */
    static final String ICL_ID = "icl_ms";

    static final Map<String, Function<Distribution, OptionalDouble>> ALL = all();

    private Figures() {}

    private static Map<String, Function<Distribution, OptionalDouble>> all() {
        Map<String, Function<Distribution, OptionalDouble>> figures = new LinkedHashMap<>();
        figures.put("count", distribution -> OptionalDouble.of(distribution.count()));
        figures.put("mean", distribution -> OptionalDouble.of(distribution.mean()));
        figures.put("sd", Distribution::sd);
        figures.put("min", distribution -> OptionalDouble.of(distribution.min()));
        figures.put("max", distribution -> OptionalDouble.of(distribution.max()));
        figures.put("p50", distribution -> OptionalDouble.of(distribution.p50()));
        figures.put("p90", distribution -> OptionalDouble.of(distribution.p90()));
        figures.put("p95", distribution -> OptionalDouble.of(distribution.p95()));
        figures.put("p99", distribution -> OptionalDouble.of(distribution.p99()));
        return Collections.unmodifiableMap(figures);
    }
}
