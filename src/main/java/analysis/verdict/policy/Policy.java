package analysis.verdict.policy;

import analysis.stats.Metric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Policy of a verdict; {@link PolicyFile} is its JSON form, {@code docs/verdicts.md} explains it.
 *
 * @param rules limits against the baseline
 * @param objectives limits that need no baseline
 * @param falseAlarm upper bound of the probability that a verdict on an unchanged server has a false FAIL; above 0, below 0.5
 * @param minimumSamples number of values that a figure needs on both sides to be compared; at least 2
 * @param maximumErrorRate share of failed generations of a series above which its times are not compared, 0 to 1: generations that succeed
 *     among so many failures are not typical of a healthy server
 * @param maximumTokensChange relative change of the mean answer length above which runs count as different work
 * @param maximumClientLag largest tolerated share of the load generator's lag in a measured time, where the lag is above {@link
 *     run.ClientHealth#MAX_LAG_P99_MS}
 * @param runSpread relative standard deviation between runs of an unchanged server; assumed as a minimum until a baseline of five runs
 *     shows it
 * @param keepRuns maximum number of runs in a baseline to which runs are added; at least 1
 * @param seed of the resampling
 */
public record Policy(
        List<Rule> rules,
        List<Objective> objectives,
        double falseAlarm,
        int minimumSamples,
        double maximumErrorRate,
        double maximumTokensChange,
        double maximumClientLag,
        double runSpread,
        int keepRuns,
        long seed) {

    /**
     * Default limits, the same for TTFT, TPOT and tokens/s; {@code docs/verdicts.md} explains them. P50 and mean fail at the limit of the
     * P95 because they are more precise: the P50 detects that all requests got slower, the mean that a few got much slower.
     */
    static final List<String> DEFAULT_RULES = List.of(
            "ttft p95: fail +20 %, warn +10 %, ignore 1 ms",
            "ttft p50: fail +20 %, warn ±15 %, ignore 1 ms",
            "ttft mean: fail +20 %, ignore 1 ms",
            "ttft p99: fail +30 %, ignore 1 ms",
            "tpot p95: fail +20 %, warn +10 %, ignore 0.1 ms",
            "tpot p50: fail +20 %, warn ±15 %, ignore 0.1 ms",
            "latency p95: fail +20 %, warn +10 %, ignore 1 ms",
            "latency p50: fail +20 %, warn ±15 %, ignore 1 ms",
            "latency mean: fail +20 %, ignore 1 ms",
            // A rate that falls to 1/1.2 corresponds to a time that grows by 20 %.
            "tokens/s p5: fail -16.7 %, warn -9.1 %",
            "tokens/s p50: fail -16.7 %, warn ±15 %",
            "requests/s: warn ±15 %",
            "system_tokens/s: warn ±15 %",
            // Pulls and loads are few, and use networks and disks that others share.
            "pull p50: fail +50 %, warn +25 %, ignore 0.1 s",
            "cold_load p50: fail +50 %, warn +25 %, ignore 0.1 s",
            "warm_load p50: fail +50 %, warn +25 %, ignore 0.1 s",
            "unload p50: fail +50 %, warn +25 %, ignore 0.1 s",
            "overall p50: fail +50 %, warn +25 %, ignore 0.1 s",
            "errors: fail 1 %",
            // MLPerf requires 99 % of the accuracy of its reference.
            "right_answers: fail -1 %");

    public Policy {
        rules = List.copyOf(rules);
        objectives = List.copyOf(objectives);
    }

    /** Policy in effect without a policy file. */
    public static Policy standard() {
        return new Policy(
                DEFAULT_RULES.stream().map(RuleParser::parse).toList(),
                List.of(),
                0.01,
                20,
                0.10,
                0.15,
                0.02,
                0.03,
                10,
                1729);
    }

    /** Copy with other objectives. */
    public Policy withObjectives(List<Objective> others) {
        return with(others, falseAlarm);
    }

    /** Copy with only {@code share} of the false-alarm probability. */
    public Policy spending(double share) {
        return with(objectives, falseAlarm * share);
    }

    private Policy with(List<Objective> others, double alarms) {
        return new Policy(
                rules,
                others,
                alarms,
                minimumSamples,
                maximumErrorRate,
                maximumTokensChange,
                maximumClientLag,
                runSpread,
                keepRuns,
                seed);
    }

    /** Metrics whose samples a baseline must hold for the rules. */
    public Set<Metric> metrics() {
        return rules.stream()
                .map(Rule::measure)
                .flatMap(measure ->
                        measure instanceof Measure.Sampled sampled ? Stream.of(sampled.of()) : Stream.empty())
                .collect(Collectors.toSet());
    }
}
