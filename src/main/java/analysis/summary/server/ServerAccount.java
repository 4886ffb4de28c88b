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
 * Where the time of a series went by the clock of its server, which counts beside ours: means per request in ms, from the growth
 * of its counters while the series ran. What a server does not export is absent.
 *
 * @param generations measured, whatever their outcome
 * @param ttftMs ours, of successful generations
 * @param serverTtftMs the server's
 * @param queueMs waiting in the server
 * @param prefillMs reading the prompt
 * @param decodeMs generating
 * @param load what it was doing besides
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

    /** Empty if the server exports nothing of it. */
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

    /** Whether the server told any of its times. */
    public boolean tellsTimes() {
        return Stream.of(serverTtftMs, queueMs, prefillMs, decodeMs).anyMatch(OptionalDouble::isPresent);
    }

    /** What of our TTFT was not in the server: the network, what is in front of the server, the client. */
    public OptionalDouble networkMs() {
        return ttftMs.isPresent() && serverTtftMs.isPresent()
                ? OptionalDouble.of(ttftMs.getAsDouble() - serverTtftMs.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What of the TTFT is none of the parts that are known: with {@link #networkMs} all that is missing to ours. */
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
