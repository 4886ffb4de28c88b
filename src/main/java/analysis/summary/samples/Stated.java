package analysis.summary.samples;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures of a cell as stated by another tool's summary. Without samples they can be shown beside others but not
 * judged, pooled or resampled.
 *
 * @param values values by column name in {@code perf_summary.csv}: {@code first_token_ms_p95}, {@code requests_per_s};
 *     unmodifiable
 */
public record Stated(SortedMap<String, Double> values) {

    /** Copies {@code values}. */
    public static Stated of(Map<String, Double> values) {
        return new Stated(Collections.unmodifiableSortedMap(new TreeMap<>(values)));
    }

    /** Figure of that name; absent if it is not stated. */
    public OptionalDouble value(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
