package analysis.summary.server;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.Resource;

/**
 * Server's own timings of a series: means per request in ms, from the increase of its counters while the series ran.
 * Absent where the server exports none.
 *
 * @param generations number of measured generations of any outcome
 * @param ttftMs our mean TTFT of successful generations
 * @param serverTtftMs server's mean TTFT
 * @param queueMs waiting in the server
 * @param prefillMs reading the prompt
 * @param decodeMs generating the answer
 * @param load load of the server
 */
public record ServerAccount(
        String series,
        long generations,
        OptionalDouble ttftMs,
        OptionalDouble serverTtftMs,
        OptionalDouble queueMs,
        OptionalDouble prefillMs,
        OptionalDouble decodeMs,
        ServerLoad load) {

    /** Account of a series; empty if the server exports nothing. */
    static Optional<ServerAccount> of(SeriesWindow window, List<ResourceSeries> resources) {
        SeriesCounters counters = new SeriesCounters(window, resources);
        long generations =
                window.cells().stream().mapToLong(CellData::generations).sum();
        OptionalDouble each = OptionalDouble.of(generations);
        ServerAccount account = new ServerAccount(
                window.series(),
                generations,
                Arrays.stream(CellData.samples(window.cells(), Metric.FIRST_TOKEN_MS))
                        .average(),
                counters.meanMs(Resource.TTFT_SECONDS, counters.increase(Resource.TTFT_COUNT)),
                counters.meanMs(Resource.QUEUE_SECONDS, counters.increase(Resource.QUEUE_COUNT)),
                counters.meanMs(Resource.PREFILL_SECONDS, or(counters.increase(Resource.PREFILL_COUNT), each)),
                counters.meanMs(Resource.DECODE_SECONDS, or(counters.increase(Resource.DECODE_COUNT), each)),
                ServerLoad.of(counters));
        return account.tellsTimes() || !account.load.isEmpty() ? Optional.of(account) : Optional.empty();
    }

    /** Whether the server reports any times. */
    public boolean tellsTimes() {
        return Stream.of(serverTtftMs, queueMs, prefillMs, decodeMs).anyMatch(OptionalDouble::isPresent);
    }

    /** Part of our TTFT outside of the server: network, proxies and client. */
    public OptionalDouble networkMs() {
        return ttftMs.isPresent() && serverTtftMs.isPresent()
                ? OptionalDouble.of(ttftMs.getAsDouble() - serverTtftMs.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Part of the TTFT that is neither queue nor prefill; with {@link #networkMs} it adds up to ours. */
    public OptionalDouble restMs() {
        OptionalDouble whole = or(serverTtftMs, ttftMs);
        return whole.isEmpty() || prefillMs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(whole.getAsDouble() - queueMs.orElse(0) - prefillMs.getAsDouble());
    }

    private static OptionalDouble or(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() ? first : second;
    }
}
