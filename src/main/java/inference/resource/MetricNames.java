package inference.resource;

import inference.resource.ResourceSource.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import run.Resource;

/**
 * Which metrics of the servers stand for which resource. Of several names for one resource the first that a page has is
 * taken: older names follow newer ones, and a name that adds up two metrics needs both.
 */
final class MetricNames {

    private static final double BYTES_PER_MIB = 1 << 20;

    /**
     * @param names metrics to be added up
     * @param combine puts the values for several sets of labels together
     * @param unit what to multiply by
     */
    private record Name(Resource resource, List<String> names, DoubleBinaryOperator combine, double unit) {}

    private static final List<Name> KNOWN = List.of(
            sum(Resource.MEMORY_BYTES, "process_resident_memory_bytes"),
            new Name(Resource.GPU_MEMORY_BYTES, List.of("DCGM_FI_DEV_FB_USED"), Double::sum, BYTES_PER_MIB),
            max(Resource.GPU_PCT, "DCGM_FI_DEV_GPU_UTIL"),
            max(Resource.KV_CACHE_RATIO, "vllm:kv_cache_usage_perc"),
            max(Resource.KV_CACHE_RATIO, "vllm:gpu_cache_usage_perc"),
            max(Resource.KV_CACHE_RATIO, "llamacpp:kv_cache_usage_ratio"),
            max(Resource.KV_CACHE_RATIO, "sglang:token_usage"),
            sum(Resource.REQUESTS_RUNNING, "vllm:num_requests_running"),
            sum(Resource.REQUESTS_RUNNING, "llamacpp:requests_processing"),
            sum(Resource.REQUESTS_RUNNING, "sglang:num_running_reqs"),
            sum(Resource.REQUESTS_RUNNING, "tgi_batch_current_size"),
            sum(Resource.REQUESTS_WAITING, "vllm:num_requests_waiting"),
            sum(Resource.REQUESTS_WAITING, "llamacpp:requests_deferred"),
            sum(Resource.REQUESTS_WAITING, "sglang:num_queue_reqs"),
            sum(Resource.REQUESTS_WAITING, "tgi_queue_size"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "vllm:prefix_cache_hits_total"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "vllm:gpu_prefix_cache_hits_total"),
            sum(Resource.PREFIX_CACHE_HIT_TOKENS, "llamacpp:prompt_tokens_cached_total"),
            sum(Resource.PREFIX_CACHE_LOOKUP_TOKENS, "vllm:prefix_cache_queries_total"),
            sum(Resource.PREFIX_CACHE_LOOKUP_TOKENS, "vllm:gpu_prefix_cache_queries_total"),
            // llama.cpp counts the tokens it had to read, without those it found.
            sum(
                    Resource.PREFIX_CACHE_LOOKUP_TOKENS,
                    "llamacpp:prompt_tokens_total",
                    "llamacpp:prompt_tokens_cached_total"),
            sum(Resource.CPU_SECONDS, "process_cpu_seconds_total"));

    private MetricNames() {}

    private static Name sum(Resource resource, String... names) {
        return new Name(resource, List.of(names), Double::sum, 1);
    }

    private static Name max(Resource resource, String name) {
        return new Name(resource, List.of(name), Double::max, 1);
    }

    /** The resources that a page tells of. */
    static List<Reading> readings(PrometheusText page) {
        List<Reading> readings = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            KNOWN.stream()
                    .filter(name -> name.resource == resource)
                    .flatMap(name -> value(page, name).stream()
                            .mapToObj(value -> new Reading(resource, value, String.join("+", name.names))))
                    .findFirst()
                    .ifPresent(readings::add);
        }
        return readings;
    }

    private static OptionalDouble value(PrometheusText page, Name name) {
        double total = 0;
        for (String metric : name.names) {
            OptionalDouble value = page.combined(metric, name.combine);
            if (value.isEmpty()) {
                return value;
            }
            total += value.getAsDouble() * name.unit;
        }
        return OptionalDouble.of(total);
    }
}
