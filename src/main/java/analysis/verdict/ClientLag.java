package analysis.verdict;

import static run.Units.MS_PER_S;

import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.figures.Slo;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.policy.Measure;
import analysis.verdict.policy.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import run.ClientHealth;

/**
 * Lag of the load generator's event loops, where it exceeds the limit of {@link ClientHealth}. Every measured time contains it, so it
 * spoils short times only: 15 ms are too much for a TTFT of 80 ms and negligible for one of 1.3 s.
 * @param p99Ms 99th percentile of the lag
 * @param largestShare largest tolerated share of a measured time, 0 to 1
 */
record ClientLag(double p99Ms, double largestShare) {

    /** Lag in {@code run}; empty if it is below the limit or was not recorded. */
    static Optional<ClientLag> of(RunData run, Policy policy) {
        return Optional.ofNullable(run.info().clientHealth())
                .filter(ClientHealth::lagged)
                .map(health -> new ClientLag(health.eventLoopLag().p99Ms(), policy.maximumClientLag()));
    }

    /** Reason against judging a figure of this {@code value}; empty if there is none. */
    Optional<String> objection(Measure measure, double value, CellSamples cell) {
        return measure instanceof Measure.Sampled sampled
                ? objection(timeMs(sampled.of(), value, cell))
                : objection(latencyMs(cell));
    }

    /** Reason against counting the generations that met a limit; empty if there is none. */
    Optional<String> objection(Slo slo, CellSamples cell) {
        return objection(timeMs(slo.metric(), slo.limit(), cell));
    }

    private Optional<String> objection(OptionalDouble time) {
        if (time.isPresent() && p99Ms <= largestShare * time.getAsDouble()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "The load generator's event loops lagged: p99 %.1f ms, more than %.1f %% of the measured time. Use"
                        + " fewer users per injector, more processors or several injectors.",
                p99Ms,
                100 * largestShare));
    }

    /** Time that contains the lag: for a rate or a time per token, the median latency of whole answers. */
    private static OptionalDouble timeMs(Metric metric, double value, CellSamples cell) {
        boolean isTime = metric.unit().equals(Metric.LATENCY_MS.unit()) && metric != Metric.TPOT_MS;
        return isTime ? OptionalDouble.of(value) : latencyMs(cell);
    }

    private static OptionalDouble latencyMs(CellSamples cell) {
        double[] latencies = cell.of(Metric.LATENCY_MS);
        return latencies.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(latencies, 50)[0]);
    }

    /** Whether the lag spoils every time of {@code run}, so that it cannot serve as a baseline. */
    boolean spoils(RunData run) {
        return run.cells().values().stream()
                .flatMap(cell -> longestMs(cell).stream().boxed())
                .allMatch(longestMs -> p99Ms > largestShare * longestMs);
    }

    /** Longest generation, pull or load of a cell. */
    private static OptionalDouble longestMs(CellData cell) {
        return DoubleStream.concat(
                        Arrays.stream(cell.samples(Metric.LATENCY_MS)),
                        Arrays.stream(cell.samples(Metric.OVERALL_S)).map(seconds -> seconds * MS_PER_S))
                .max();
    }
}
