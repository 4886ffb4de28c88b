package analysis.summary;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one level of users got, against the lowest level of the same sweep.
 *
 * @param users concurrent users of the level
 * @param tokensPerS output tokens per second of all users together
 * @param speedUp {@code tokensPerS} as a multiple of the lowest level's
 * @param efficiencyPct {@code speedUp} divided by the multiple of users, percent: 100 is linear scaling
 * @param latencyP50Ms median latency, ms
 * @param latencyP95Ms 95th percentile of latency, ms
 * @param firstTokenP50Ms median TTFT, ms
 * @param samples successful generations
 */
public record UserLevel(
        int users,
        double tokensPerS,
        double speedUp,
        double efficiencyPct,
        double latencyP50Ms,
        double latencyP95Ms,
        double firstTokenP50Ms,
        long samples) {

    /** The levels of a sweep over users that have tokens and latencies, ascending. */
    public static List<UserLevel> of(Sweep sweep) {
        List<UserLevel> levels = new ArrayList<>();
        for (Map.Entry<Double, List<CellData>> level : sweep.levels().entrySet()) {
            Optional<UserLevel> first = levels.stream().findFirst();
            of(level.getKey().intValue(), level.getValue(), first).ifPresent(levels::add);
        }
        return levels;
    }

    private static Optional<UserLevel> of(int users, List<CellData> cells, Optional<UserLevel> first) {
        double tokensPerS = Throughput.of(cells)
                .map(carried -> carried.tokensPerS().orElse(0))
                .orElse(0.0);
        double[] latencies = samples(cells, Metric.LATENCY_MS);
        double[] firstTokens = samples(cells, Metric.FIRST_TOKEN_MS);
        if (tokensPerS == 0 || latencies.length == 0 || firstTokens.length == 0) {
            return Optional.empty();
        }
        double speedUp = first.map(lowest -> tokensPerS / lowest.tokensPerS).orElse(1.0);
        double moreUsers = first.map(lowest -> (double) users / lowest.users).orElse(1.0);
        double[] latency = Percentiles.of(latencies, 50, 95);
        return Optional.of(new UserLevel(
                users,
                tokensPerS,
                speedUp,
                100 * speedUp / moreUsers,
                latency[0],
                latency[1],
                Percentiles.of(firstTokens, 50)[0],
                latencies.length));
    }

    private static double[] samples(List<CellData> cells, Metric metric) {
        return CellData.samples(cells, metric);
    }
}
