package analysis.summary.server;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.Resource;

/**
 * What a server was doing while a series ran, by its counters and gauges and those of exporters beside it; what none of them tells
 * is absent.
 *
 * @param cacheHitRatio prompt tokens found in the prefix cache, of those looked up, 0 to 1
 * @param kvCacheRatio most of the KV cache in use, 0 to 1
 * @param running requests being worked on, mean
 * @param waiting requests waiting, most
 * @param acceptedRatio drafted tokens that were accepted, of all, 0 to 1
 * @param preemptions requests that were set back
 * @param processors in use, mean
 * @param gpuPct share of the graphics processors' time in use, mean, 0 to 100
 * @param receivedBytesPerS from networks
 * @param sentBytesPerS to networks
 * @param connections open ones, most
 * @param connectionPoolRatio most of a connection pool in use, 0 to 1
 */
public record ServerLoad(
        OptionalDouble cacheHitRatio,
        OptionalDouble kvCacheRatio,
        OptionalDouble running,
        OptionalDouble waiting,
        OptionalDouble acceptedRatio,
        OptionalDouble preemptions,
        OptionalDouble processors,
        OptionalDouble gpuPct,
        OptionalDouble receivedBytesPerS,
        OptionalDouble sentBytesPerS,
        OptionalDouble connections,
        OptionalDouble connectionPoolRatio) {

    static ServerLoad of(SeriesCounters counters) {
        return new ServerLoad(
                counters.ratio(Resource.PREFIX_CACHE_HIT_TOKENS, Resource.PREFIX_CACHE_LOOKUP_TOKENS),
                counters.largest(Resource.KV_CACHE_RATIO),
                counters.mean(Resource.REQUESTS_RUNNING),
                counters.largest(Resource.REQUESTS_WAITING),
                counters.ratio(Resource.ACCEPTED_DRAFT_TOKENS, Resource.DRAFT_TOKENS),
                counters.increase(Resource.PREEMPTIONS),
                counters.perSecond(Resource.CPU_SECONDS),
                counters.mean(Resource.GPU_PCT),
                counters.perSecond(Resource.NETWORK_RECEIVED_BYTES),
                counters.perSecond(Resource.NETWORK_SENT_BYTES),
                counters.largest(Resource.CONNECTIONS),
                counters.largest(Resource.CONNECTION_POOL_RATIO));
    }

    boolean isEmpty() {
        return Stream.of(
                        cacheHitRatio,
                        kvCacheRatio,
                        running,
                        waiting,
                        acceptedRatio,
                        preemptions,
                        processors,
                        gpuPct,
                        receivedBytesPerS,
                        sentBytesPerS,
                        connections,
                        connectionPoolRatio)
                .allMatch(OptionalDouble::isEmpty);
    }
}
