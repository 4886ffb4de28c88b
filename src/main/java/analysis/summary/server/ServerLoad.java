package analysis.summary.server;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import run.Resource;

/**
 * Load of a server while a series ran, by its counters and gauges and those of exporters beside it; absent where none
 * reports it.
 *
 * @param cacheHitRatio share of prompt tokens found in the prefix cache, 0 to 1
 * @param kvCacheRatio highest share of the KV cache in use, 0 to 1
 * @param running mean number of requests in progress
 * @param waiting highest number of waiting requests
 * @param acceptedRatio share of drafted tokens that were accepted, 0 to 1
 * @param preemptions number of preempted requests
 * @param processors mean number of processors in use
 * @param gpuPct mean GPU utilisation, 0 to 100
 * @param receivedBytesPerS bytes received from networks per second
 * @param sentBytesPerS bytes sent to networks per second
 * @param connections highest number of open connections
 * @param connectionPoolRatio highest share of a connection pool in use, 0 to 1
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
