package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one rate of arrivals got: requests that come whether or not the ones before them are answered.
 *
 * @param ratePerS arrivals per second that were asked for
 * @param summary what came of them
 */
public record RateLevel(double ratePerS, Summary summary) {

    /** The levels of a sweep over rates that have latencies, ascending. */
    public static List<RateLevel> of(Sweep sweep) {
        List<RateLevel> levels = new ArrayList<>();
        for (Map.Entry<Double, List<CellData>> level : sweep.levels().entrySet()) {
            Summary summary = Summary.of(level.getValue());
            if (latency(summary).isPresent() && summary.throughput().isPresent()) {
                levels.add(new RateLevel(level.getKey(), summary));
            }
        }
        return levels;
    }

    private static Optional<Distribution> latency(Summary summary) {
        return summary.metric(Metric.LATENCY_MS);
    }

    /** Latency of the successful generations, ms. */
    public Distribution latencyMs() {
        return latency(summary).orElseThrow();
    }

    /** Successful generations per second of the window, which ends with the last answer: below the rate if they pile up. */
    public double completedPerS() {
        return summary.throughput().orElseThrow().requestsPerS();
    }
}
