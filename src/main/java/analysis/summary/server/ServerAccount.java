package analysis.summary.server;

import analysis.stats.Metric;
import analysis.summary.samples.CellData;
import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
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
 * @param cacheHitRatio prompt tokens found in the prefix cache, of those looked up, 0 to 1
 * @param kvCacheRatio most of the KV cache in use, 0 to 1
 * @param running requests being worked on, mean
 * @param waiting requests waiting, most
 * @param acceptedRatio drafted tokens that were accepted, of all, 0 to 1
 * @param preemptions requests that were set back
 */
public record ServerAccount(
        String series,
        long generations,
        OptionalDouble ttftMs,
        OptionalDouble serverTtftMs,
        OptionalDouble queueMs,
        OptionalDouble prefillMs,
        OptionalDouble decodeMs,
        OptionalDouble cacheHitRatio,
        OptionalDouble kvCacheRatio,
        OptionalDouble running,
        OptionalDouble waiting,
        OptionalDouble acceptedRatio,
        OptionalDouble preemptions) {

    private static final double MS_PER_S = 1000;

    /** Empty if the server exports nothing of it. */
    static Optional<ServerAccount> of(SeriesWindow window, List<ResourceSeries> resources) {
        Counters counters = new Counters(window, resources);
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
                counters.ratio(Resource.PREFIX_CACHE_HIT_TOKENS, Resource.PREFIX_CACHE_LOOKUP_TOKENS),
                counters.largest(Resource.KV_CACHE_RATIO),
                counters.mean(Resource.REQUESTS_RUNNING),
                counters.largest(Resource.REQUESTS_WAITING),
                counters.ratio(Resource.ACCEPTED_DRAFT_TOKENS, Resource.DRAFT_TOKENS),
                counters.increase(Resource.PREEMPTIONS));
        return account.isEmpty() ? Optional.empty() : Optional.of(account);
    }

    private boolean isEmpty() {
        return List.of(
                        serverTtftMs,
                        queueMs,
                        prefillMs,
                        decodeMs,
                        cacheHitRatio,
                        kvCacheRatio,
                        running,
                        waiting,
                        acceptedRatio,
                        preemptions)
                .stream()
                .allMatch(OptionalDouble::isEmpty);
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

    /** What was read while a series ran. */
    private record Counters(SeriesWindow window, List<ResourceSeries> resources) {

        /** Of all sources together; empty if none tells. */
        OptionalDouble increase(Resource resource) {
            double[] increases = resources.stream()
                    .filter(series -> series.resource() == resource)
                    .map(series -> series.increase(window.startMs(), window.endMs()))
                    .flatMapToDouble(OptionalDouble::stream)
                    .toArray();
            return increases.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Arrays.stream(increases).sum());
        }

        OptionalDouble meanMs(Resource seconds, OptionalDouble count) {
            OptionalDouble sum = increase(seconds);
            return sum.isEmpty() || count.isEmpty() || count.getAsDouble() < 1
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(sum.getAsDouble() * MS_PER_S / count.getAsDouble());
        }

        OptionalDouble ratio(Resource some, Resource all) {
            OptionalDouble part = increase(some);
            OptionalDouble whole = increase(all);
            return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.min(1, part.getAsDouble() / whole.getAsDouble()));
        }

        OptionalDouble largest(Resource gauge) {
            return values(gauge).max();
        }

        OptionalDouble mean(Resource gauge) {
            return values(gauge).average();
        }

        private DoubleStream values(Resource gauge) {
            return resources.stream()
                    .filter(series -> series.resource() == gauge)
                    .flatMap(series -> series.between(window.startMs(), window.endMs()).stream())
                    .flatMapToDouble(series -> Arrays.stream(series.values()));
        }
    }
}
